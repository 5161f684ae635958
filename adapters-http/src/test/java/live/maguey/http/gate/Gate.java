package live.maguey.http.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.Direction;
import live.maguey.devices.Entrance;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.gate.GateTickets;
import live.maguey.http.GatePhones;
import live.maguey.http.signatures.DeviceSigner;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.orders.OrderId;
import live.maguey.tickets.Ticket;
import org.jspecify.annotations.Nullable;

/// One enrolled phone at the door of a venue, as its page talks to the server.
final class Gate {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ShopServer server;
  private final String phone;
  final DeviceSigner signer;
  final Device device;

  private Gate(ShopServer server, Device device, DeviceSigner signer) {
    this.server = server;
    this.device = device;
    this.signer = signer;
    this.phone = GatePhones.add(signer);
  }

  static Gate enrol(ShopServer server, String name, String gate, @Nullable String person) {
    return enrol(server, new Device(new DeviceId(server.ids.next()), name, gate, person));
  }

  static Gate exit(ShopServer server, String name, String gate) {
    return enrol(
        server, new Device(new DeviceId(server.ids.next()), name, gate, null, Direction.OUT));
  }

  static Gate at(ShopServer server, String name, Entrance entrance) {
    return enrol(
        server,
        new Device(new DeviceId(server.ids.next()), name, "Terrace", null, Direction.IN, entrance));
  }

  private static Gate enrol(ShopServer server, Device device) {
    DeviceSigner signer = new DeviceSigner(device.id());
    server.devices.enrol(device, signer.key(), SampleEvents.NOW);
    return new Gate(server, device, signer);
  }

  /// A ticket whose code the server's reader knows; the code's text is the ticket's id.
  static Ticket sell(ShopServer server, Event event, UnaryOperator<Ticket> change) {
    Ticket ticket =
        change.apply(GateTickets.general(server.ids, event, new OrderId(server.ids.next()), 1));
    server.tickets.issue(List.of(ticket));
    server.codes.genuine(text(ticket), ticket.code());
    return ticket;
  }

  static String text(Ticket ticket) {
    return ticket.id().toString();
  }

  JsonNode scan(String code) {
    return json(ask(newScan(), code));
  }

  JsonNode scan(Ticket ticket) {
    return scan(text(ticket));
  }

  /// What the page sends when a person types.
  JsonNode type(String text) {
    return json(typed(newScan(), text));
  }

  HttpResponse<String> typed(String scanId, String text, String... headers) {
    return post(body(scanId, text, "typed", server.clock.instant().toString()), headers);
  }

  String newScan() {
    return server.ids.next().toString();
  }

  HttpResponse<String> ask(String scanId, String code, String... headers) {
    return post(body(scanId, code, "read", server.clock.instant().toString()), headers);
  }

  HttpResponse<String> post(String body, String... headers) {
    return server.client().post("/api/gate/scans", body, with(headers));
  }

  HttpResponse<String> postTo(String path, String scanId, String code, String... headers) {
    String body = body(scanId, code, "read", server.clock.instant().toString());
    return server.client().post(path, body, with(headers));
  }

  HttpResponse<String> postTo(String path, String body) {
    return server.client().post(path, body, with());
  }

  HttpResponse<String> tonight(String... headers) {
    return server.client().get("/api/gate/tonight", with(headers));
  }

  /// The status that the device's signature gets at an address that is not the gate's.
  int elsewhere(String path) {
    return server.client().get(path, with()).statusCode();
  }

  static String body(String scanId, String code, String input, String at) {
    return JSON.createObjectNode()
        .put("scanId", scanId)
        .put("code", code)
        .put("input", input)
        .put("at", at)
        .toString();
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(answer.body(), notJson);
    }
  }

  private String[] with(String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = GatePhones.SIGNED_BY;
    all[1] = phone;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return all;
  }
}
