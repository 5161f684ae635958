package live.maguey.live;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.shared.InMemoryWorld;

/// Announcements of one process: who follows is called before [#announce] returns.
public final class InMemoryAnnouncements implements Announcements, Changes {
  private final InMemoryWorld world;
  private final Map<Topic, List<Runnable>> looks = new ConcurrentHashMap<>();
  private final AtomicInteger lost = new AtomicInteger();

  public InMemoryAnnouncements(InMemoryWorld world) {
    this.world = world;
  }

  /// Nobody hears of the next announcements.
  public void loseNext(int announcements) {
    lost.set(announcements);
  }

  @Override
  public void announce(Topic topic) {
    world.refuseInUnit("an announcement");
    if (lost.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
      looks.getOrDefault(topic, List.of()).forEach(InMemoryAnnouncements::look);
    }
  }

  /// How many follow the topic.
  public int following(Topic topic) {
    return looks.getOrDefault(topic, List.of()).size();
  }

  private static void look(Runnable look) {
    synchronized (look) {
      try {
        look.run();
      } catch (RuntimeException itsOwn) {
        // The next is called all the same.
      }
    }
  }

  @Override
  public Following follow(Topic topic, Runnable look) {
    Runnable one = look::run;
    List<Runnable> all = looks.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>());
    all.add(one);
    return () -> all.remove(one);
  }
}
