package live.maguey.posters;

/// The eight ink sets: five flat colors each, and the hue that the event's own pages take for their
/// action color.
public enum Ink {
  HUMO(
      42,
      at(.21, .03, 35),
      at(.83, .075, 190),
      at(.46, .075, 200),
      at(.67, .20, 38),
      at(.95, .018, 85)),
  GRANA(
      25, at(.45, .17, 22), at(.90, .05, 82), at(.25, .08, 15), at(.82, .15, 80), at(.95, .02, 85)),
  ROSA(
      355,
      at(.60, .22, 3),
      at(.36, .11, 330),
      at(.21, .06, 320),
      at(.90, .12, 92),
      at(.97, .02, 85)),
  ANIL(
      265,
      at(.30, .11, 268),
      at(.86, .10, 160),
      at(.53, .12, 195),
      at(.78, .17, 55),
      at(.95, .02, 85)),
  FLOR(
      92,
      at(.86, .15, 92),
      at(.53, .12, 158),
      at(.27, .06, 160),
      at(.62, .22, 30),
      at(.20, .03, 60)),
  CAL(
      190,
      at(.90, .025, 82),
      at(.55, .10, 185),
      at(.29, .05, 205),
      at(.63, .21, 34),
      at(.22, .03, 50)),
  NOCHE(
      320,
      at(.20, .05, 292),
      at(.74, .14, 325),
      at(.40, .13, 305),
      at(.89, .10, 100),
      at(.95, .02, 85)),
  COBRE(
      62,
      at(.25, .045, 55),
      at(.78, .13, 62),
      at(.43, .10, 45),
      at(.86, .06, 190),
      at(.95, .02, 85));

  private final int hue;
  private final Oklch ground;
  private final Oklch leaf;
  private final Oklch shade;
  private final Oklch spark;
  private final Oklch type;

  Ink(int hue, Oklch ground, Oklch leaf, Oklch shade, Oklch spark, Oklch type) {
    this.hue = hue;
    this.ground = ground;
    this.leaf = leaf;
    this.shade = shade;
    this.spark = spark;
    this.type = type;
  }

  /// The hue in degrees of the event's action color (`--hue`).
  public int hue() {
    return hue;
  }

  /// The paper.
  public Oklch ground() {
    return ground;
  }

  /// The lit half of a leaf.
  public Oklch leaf() {
    return leaf;
  }

  /// The shaded half of a leaf, and the earth.
  public Oklch shade() {
    return shade;
  }

  /// Disc, rays and spines.
  public Oklch spark() {
    return spark;
  }

  /// Type over the art, and the flowers.
  public Oklch type() {
    return type;
  }

  /// Whether the paper is light, so that a title stands dark on it and the scrim screens.
  public boolean lightGround() {
    return ground.lightness() > .7;
  }

  /// The name in addresses and in `data-ink`, in lower case.
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  private static Oklch at(double lightness, double chroma, double hue) {
    return new Oklch(lightness, chroma, hue);
  }
}
