package live.maguey.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// One table of a [Store], oldest entry first; used under the store's lock only. JSON may be
/// changed in place where it was got by its id: it is compared with what was written when the lock
/// is let go. Values of any other type are immutable.
///
/// @param <V> read and written by Jackson
public final class Table<V> {
  private final String name;
  private final boolean isJson;
  private final SequencedMap<String, V> entries = new LinkedHashMap<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private final Map<String, Written> written = new HashMap<>();
  private long bytes;

  private record Written(int length, long sum) {}

  Table(String name, Class<V> type, Map<String, JsonNode> before) {
    this.name = name;
    isJson = JsonNode.class.isAssignableFrom(type);
    before.forEach((id, json) -> {
      entries.put(id, Json.MAPPER.convertValue(json, type));
      byte[] line = Json.bytes(json);
      weigh(id, new Written(line.length, sum(line)));
    });
  }

  public @Nullable V get(String id) {
    V value = entries.get(id);
    if (value != null && isJson) {
      touched.add(id);
    }
    return value;
  }

  public Optional<V> find(String id) {
    return Optional.ofNullable(get(id));
  }

  public boolean has(String id) {
    return entries.containsKey(id);
  }

  public void put(String id, V value) {
    entries.put(id, value);
    touched.add(id);
  }

  public @Nullable V remove(String id) {
    V value = entries.remove(id);
    if (value != null) {
      touched.add(id);
    }
    return value;
  }

  /// @return what was removed, empty when there is nothing
  public Optional<V> removeOldest() {
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(remove(entries.firstEntry().getKey()));
  }

  public int size() {
    return entries.size();
  }

  /// To look at: a change of a value that was found here is not kept.
  public SequencedMap<String, V> all() {
    return Collections.unmodifiableSequencedMap(entries);
  }

  /// What changed since the last time, as changes of the journal: `[table, id, value]`, without a
  /// value for a removal.
  void drain(ByteArrayOutputStream changes) {
    for (String id : touched) {
      V value = entries.get(id);
      if (value == null) {
        weigh(id, null);
        separated(changes).writeBytes(Json.bytes(List.of(name, id)));
        continue;
      }
      byte[] json = Json.bytes(value);
      if (weigh(id, new Written(json.length, sum(json))) || !isJson) {
        separated(changes).writeBytes(change(id, json));
      }
    }
    touched.clear();
  }

  private static ByteArrayOutputStream separated(ByteArrayOutputStream changes) {
    changes.write(changes.size() == 0 ? '[' : ',');
    return changes;
  }

  /// @return whether it is another one than was written before
  private boolean weigh(String id, @Nullable Written now) {
    Written before = now == null ? written.remove(id) : written.put(id, now);
    bytes += (now == null ? 0 : now.length()) - (before == null ? 0 : before.length());
    return now != null && !now.equals(before);
  }

  /// Of all values as they were last written.
  long bytes() {
    return bytes;
  }

  /// Each entry as a line of its own: mails are heavy.
  void each(Consumer<byte[]> lines) {
    entries.forEach((id, value) -> {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      separated(line).writeBytes(change(id, Json.bytes(value)));
      line.write(']');
      lines.accept(line.toByteArray());
    });
  }

  private byte[] change(String id, byte[] value) {
    byte[] head = Json.bytes(List.of(name, id));
    ByteArrayOutputStream change = new ByteArrayOutputStream(head.length + value.length + 1);
    change.write(head, 0, head.length - 1);
    change.write(',');
    change.writeBytes(value);
    change.write(']');
    return change.toByteArray();
  }

  /// Two sums of different kinds, so that no change is taken for none.
  private static long sum(byte[] json) {
    CRC32C crc = new CRC32C();
    crc.update(json);
    return crc.getValue() << 32 | (Arrays.hashCode(json) & 0xffff_ffffL);
  }
}
