package live.maguey.launch;

/// What a launch is judged by, with its weight out of 100.
public enum Area {
  PAYMENT(25),
  SCANNER(20),
  EMAIL(15),
  VIP(15),
  DASHBOARD(10),
  INFRASTRUCTURE(10),
  EXPERIENCE(5);

  private final int weight;

  Area(int weight) {
    this.weight = weight;
  }

  public int weight() {
    return weight;
  }
}
