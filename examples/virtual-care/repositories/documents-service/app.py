from flask import Flask, jsonify

from names import storage_key

app = Flask(__name__)


@app.put("/documents/<visit>/<name>")
def put_document(visit, name):
    return jsonify({"key": storage_key(visit, name)}), 201


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8080)
