package live.maguey.architecture.breach.api;

import live.maguey.architecture.breach.sandbox.Lookalike;

record SeesLookalikes(Lookalike lookalike) {}
