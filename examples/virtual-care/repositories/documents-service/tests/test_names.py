import unittest

from names import storage_key


class StorageKeyTest(unittest.TestCase):
    def test_spaces_become_dashes(self):
        self.assertEqual(storage_key("v1", "Lab Report.pdf"), "v1/lab-report.pdf")
