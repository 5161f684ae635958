package live.maguey.architecture.breach.email;

import live.maguey.architecture.breach.api.Wiring;

record SeesWiring(Wiring wiring) {}
