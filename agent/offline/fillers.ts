/** Words that carry no condition of their own: grammar, courtesies, and ways of asking to see. Data only. */
export const FILLERS = `
a an the this that these those it its itself they them their theirs he she his her we us our ours i me my mine you your yours
of in on at to for from by with as into onto over under during within about per via through between among across upon
is are was were be been being am does did do done doing has have had having can could would should shall may might must
and or so if when while because since also there here then well yes
what which how much many when where whose that
please thanks thank thx hello hi hey dear good morning afternoon evening kindly cheers sir madam team folks everyone's ok okay sure great nice cool fine
show showing shown give gives given tell list display see seen view look looking get gets got getting pull fetch bring find return provide present report reporting
need needs want wants wanted like likes love know knowing let wonder wondering curious interested ask asking question questions quick quickly
print produce generate create make run build prepare share send put check checking review summarize summarise summarised summarized
number numbers figure figures data value values amount amounts total totals result results info information detail details stat stats statistic statistics
table tables chart charts graph graphs plot plots visualize visualise visual diagram bar line csv excel spreadsheet export dashboard
overview summary summaries breakdown breakdowns break broken split view picture snapshot analysis analyze analyse insight insights recap rundown
all any some everything each every both either whole entire various respective respectively individual individually
really actually basically simply exactly currently presently today still already ever far yet quite very rather pretty kind kinds sort type of maybe perhaps
terms term respect regarding concerning regards based basis according wise
hospital's network's company's organization's
usd dollar dollars $ us$ money
time times period periods date dates
come comes came out look looks looked back make makes made take takes took taken go goes being happen happened happening
ones one thing things stuff way ways case cases
use using used uses
medical health healthcare care service services
their name names
submit submitted file filed process processed handle handled
tracked published available
help let's
per
went
calendar full
such first write wrote order ordered themselves
gimme lemme gonna wanna gotta pls plz plse asap u ur ya yo fyi btw hmm um uh ah oh so just quickly real right dr partner partners distributed carry carries carrying hold holds holding keep keeps bring brings
sent send sends sending left leave leaves leaving taking prep prepare preparing pulled pulling run runs ran running walk put puts putting
set sets call calls called try tried trying seek seeking hear heard read reads reading seem seems seemed stand stands standing
land lands landed turn turns turned hand hands handed grab dig work works working worked got gotten getting saw sees
actual actually honestly truly merely roughly approximately around specifically especially mainly mostly typically generally usually
particular particularly related network system enterprise companywide wide bucket buckets filter filters column columns field fields
until noticeably identify highlight determine plotted itemized itemised noticeably accordingly apply hit bringing separately rn kindly furthermore thereof respectively appreciated appreciate appreciates helpful lovely perfect wonderful grateful missing talks aged few but own lately bet version exec ops admin administrator ceo's cfo's auditors auditor trustees quickly urgent urgently stuck locked parked trapped pile piles monday's tuesday's wednesday's thursday's friday's saturday's sunday's tomorrow's today's someone somebody anyone anybody everybody's office desk colleague colleagues manager managers director directors cfo ceo coo cio vp svp evp controller treasurer president board committee staff meeting meetings call deck memo agenda session week's morning's yesterday's pbm guys boss team leadership meeting reviewing heads
start starting begin beginning based financial finance  worth relevant main key major
relation
side
level levels
group grouped grouping
mix
segment segments
say says said
sit sits sitting
`
  .trim()
  .split(/\s+/);
