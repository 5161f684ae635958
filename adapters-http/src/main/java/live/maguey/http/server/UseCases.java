package live.maguey.http.server;

import java.time.InstantSource;
import live.maguey.checkout.CheckPayment;
import live.maguey.checkout.ShowPayment;
import live.maguey.devices.RecogniseDevice;
import live.maguey.emails.FindTickets;
import live.maguey.emails.RecordDelivery;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Venue;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.WatchEvent;
import live.maguey.holds.ReleaseHold;
import live.maguey.orders.PlaceOrder;
import live.maguey.orders.SalesRules;
import live.maguey.orders.ShowOrder;
import live.maguey.posters.PosterPress;
import live.maguey.shared.Ids;
import live.maguey.tickets.PrintTickets;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;
import live.maguey.webhooks.ReceiveWebhook;

/// What the public routes call, and what they need to answer: the venue's rules, QR codes, posters,
/// ids and the clock.
public record UseCases(
    BrowseEvents browseEvents,
    PlaceOrder placeOrder,
    ShowOrder showOrder,
    ShowPayment showPayment,
    CheckPayment checkPayment,
    ReleaseHold releaseHold,
    ShowTickets showTickets,
    PrintTickets printTickets,
    ReceiveWebhook receiveWebhook,
    RecordDelivery recordDelivery,
    FindTickets findTickets,
    AdmitGuest admitGuest,
    WatchEvent watchEvent,
    RecogniseDevice recogniseDevice,
    QrCodes qrCodes,
    PosterPress posterPress,
    Venue venue,
    SalesRules rules,
    Ids ids,
    InstantSource clock) {}
