package live.maguey.http;

import live.maguey.emails.FindTickets;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Venue;
import live.maguey.orders.PlaceOrder;
import live.maguey.orders.SalesRules;
import live.maguey.posters.PosterPress;
import live.maguey.tables.BrowseTables;

/// What sells: the venue with its rules, and what a visitor does before there is an order.
///
/// @param findTickets for those who lost the link to theirs
public record Shop(
    Venue venue,
    SalesRules rules,
    PosterPress posters,
    BrowseEvents browseEvents,
    BrowseTables browseTables,
    PlaceOrder placeOrder,
    FindTickets findTickets) {}
