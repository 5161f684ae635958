package live.maguey.persistence;

/// A named statement. The constants of the capabilities' enums are these; the constant's name is
/// the statement's name in metrics. Parameters are `:name`; casts are written `CAST(:id AS uuid)`,
/// because `::` would be read as a parameter.
public interface Sql {
  String name();

  String text();
}
