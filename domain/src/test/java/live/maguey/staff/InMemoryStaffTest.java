package live.maguey.staff;

import java.util.Optional;
import live.maguey.shared.InMemoryWorld;

class InMemoryStaffTest extends StaffContract {
  private final InMemoryStaff staff = new InMemoryStaff(new InMemoryWorld());

  @Override
  protected Staff staff() {
    return staff;
  }

  @Override
  protected Optional<String> pinHash(StaffId id) {
    return staff.pinHash(id);
  }
}
