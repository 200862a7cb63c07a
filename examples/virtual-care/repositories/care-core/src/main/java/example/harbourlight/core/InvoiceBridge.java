package example.harbourlight.core;

/** Writes invoices the old way. The billing API reads them from the same table. */
public class InvoiceBridge {
  public long cents(double amount) {
    return Math.round(amount * 100);
  }
}
