package live.maguey.architecture.breach.sandbox;

import live.maguey.architecture.breach.orders.Orders;

record SharesOurMistakes(Orders orders) {}
