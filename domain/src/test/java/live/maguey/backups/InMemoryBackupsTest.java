package live.maguey.backups;

class InMemoryBackupsTest extends BackupsContract {
  private final InMemoryBackups backups = new InMemoryBackups();

  @Override
  protected Backups backups() {
    return backups;
  }

  @Override
  protected Backup add(Manifest manifest) {
    return backups.add(manifest);
  }
}
