package live.maguey.persistence.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.staff.Role;
import live.maguey.staff.Staff;
import live.maguey.staff.StaffId;
import live.maguey.staff.StaffMember;
import live.maguey.staff.StaffName;

/// The staff in PostgreSQL.
public final class PostgresStaff implements Staff {
  private final Database database;

  public PostgresStaff(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Hired> named(StaffName name) {
    return database.get(StaffSql.STAFF_BY_NAME, Params.of("key", name.key()), PostgresStaff::read);
  }

  @Override
  public List<Hired> list() {
    return database.list(StaffSql.LIST_STAFF, Params.none(), PostgresStaff::read);
  }

  @Override
  public boolean add(StaffMember member, String pinHash, Instant at) {
    return database.update(
            StaffSql.ADD_STAFF,
            Params.of("id", member.id().value())
                .and("name", member.name().value())
                .and("key", member.name().key())
                .and("role", member.role())
                .and("hash", pinHash)
                .and("at", at))
        == 1;
  }

  @Override
  public boolean changePin(StaffId id, String pinHash) {
    return database.update(StaffSql.CHANGE_PIN, Params.of("id", id.value()).and("hash", pinHash))
        == 1;
  }

  @Override
  public boolean remove(StaffId id, Instant at) {
    return database.update(StaffSql.REMOVE_STAFF, Params.of("id", id.value()).and("at", at)) == 1;
  }

  private static Hired read(Columns c) {
    return new Hired(
        new StaffMember(
            new StaffId(c.id("id")), new StaffName(c.text("name")), c.constant("role", Role.class)),
        c.instant("added_at"),
        c.instantOrNull("removed_at"));
  }
}
