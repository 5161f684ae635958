package live.maguey.architecture.breach.orders;

final class Prints {
  private Prints() {}

  static void all() {
    System.out.println("printed");
  }
}
