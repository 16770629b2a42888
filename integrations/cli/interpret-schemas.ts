import { config } from 'zod';

// zod writes a function for every schema when it is first used and has it compiled, which pays after thousands of
// values. A question checks each schema once or twice: read as they stand, they cost a cold start 35 ms less, and
// nothing measurable warm. Schemas heed this when they are made, so it comes before all that is loaded for a command.
config({ jitless: true });
