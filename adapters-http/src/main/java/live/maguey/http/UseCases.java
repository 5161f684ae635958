package live.maguey.http;

import java.time.InstantSource;
import live.maguey.catalog.BrowseEvents;
import live.maguey.catalog.Venue;
import live.maguey.emails.FindTickets;
import live.maguey.emails.RecordDelivery;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.RecogniseDevice;
import live.maguey.gate.WatchNight;
import live.maguey.orders.PlaceOrder;
import live.maguey.orders.SalesRules;
import live.maguey.orders.ShowOrder;
import live.maguey.payments.CheckPayment;
import live.maguey.payments.GiveBack;
import live.maguey.payments.ReceiveWebhook;
import live.maguey.payments.ShowPayment;
import live.maguey.shared.Ids;
import live.maguey.tickets.PrintTickets;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;

/// What the public routes call, and what they need to answer: the venue's rules, QR codes, ids and
/// the clock.
public record UseCases(
    BrowseEvents browseEvents,
    PlaceOrder placeOrder,
    ShowOrder showOrder,
    ShowPayment showPayment,
    CheckPayment checkPayment,
    GiveBack giveBack,
    ShowTickets showTickets,
    PrintTickets printTickets,
    ReceiveWebhook receiveWebhook,
    RecordDelivery recordDelivery,
    FindTickets findTickets,
    AdmitGuest admitGuest,
    WatchNight watchNight,
    RecogniseDevice recogniseDevice,
    QrCodes qrCodes,
    Venue venue,
    SalesRules rules,
    Ids ids,
    InstantSource clock) {}
