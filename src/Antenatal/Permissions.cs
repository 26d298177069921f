using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal;

/// <summary>Every permission of the module, and the roles that have it (shared.md, "who may do what": the column "antenatal").</summary>
internal static class Permissions
{
    internal const string Notify = "antenatal.pregnancies.notify";
    internal const string View = "antenatal.pregnancies.view";
    internal const string Write = "antenatal.pregnancies.write";
    internal const string HoldConversation = "antenatal.conversations.note";
    internal const string SeeFlag = "antenatal.pregnancies.flag";
    internal const string Work = "antenatal.worklist.view";
    internal const string AnswerRequests = "antenatal.requests.answer";
    internal const string ReadRequests = "antenatal.requests.read";
    internal const string NoteMilestones = "antenatal.milestones.note";
    internal const string MakeLinks = "antenatal.links.make";
    internal const string WriteScreens = "antenatal.screens.write";
    internal const string ViewScreens = "antenatal.screens.view";
    internal const string AskSafety = "antenatal.safety.ask";
    internal const string RecordLoss = "antenatal.losses.record";
    internal const string StopContact = "antenatal.contact.stop";
    internal const string SeeTrouble = "antenatal.trouble.view";
    internal const string RecordBirth = "antenatal.births.record";
    internal const string HandOver = "antenatal.handovers.send";
    internal const string ReceiveHandOver = "antenatal.handovers.receive";
    internal const string TalkSleep = "antenatal.sleep.talk";
    internal const string RegisterBirths = "antenatal.registrations.note";
    internal const string TellStartForLife = "antenatal.startforlife.note";
    internal const string TakeOver = "antenatal.pregnancies.takeover";
    internal const string OwnMeasures = "antenatal.measures.own";
    internal const string SeeMeasures = "antenatal.measures.view";

    private static readonly string[] Carers = [Roles.Midwife, Roles.HealthVisitor];

    /// <summary>Who works with families beside their midwife.</summary>
    private static readonly string[] Practitioners = [.. Carers, Roles.HubWorker, Roles.HubManager, Roles.FamilyHelp, Roles.LinkWorker];

    internal static IReadOnlyList<Permission> All { get; } =
    [
        new(Notify, "Tell the midwives of a pregnancy in a family that one works with", Roles.Midwife, Roles.HealthVisitor, Roles.PracticeStaff, Roles.HubWorker, Roles.HubManager),
        new(View, "Read a pregnancy that one looks after; health visitors from the 28th week", [.. Carers, Roles.SafeguardingLead]),
        new(Write, "Look after a pregnancy: dates, booking, moves", Roles.Midwife),
        new(HoldConversation, "Record a safeguarding conversation with somebody under 16", [.. Carers, Roles.SafeguardingLead]),
        new(SeeFlag, "See that a family of one's own is expecting, where she agreed", Roles.Chair, Roles.Coordinator, Roles.CoreMember, Roles.FamilyHelp, Roles.LinkWorker),
        new(Work, "See one's own list of pregnancies by what is due", Roles.Midwife),
        new(AnswerRequests, "Answer what families wrote on the public page", Roles.Midwife),
        new(ReadRequests, "Read what a family wrote on the public page: who took it on, and for a child the named lead", Roles.Midwife, Roles.SafeguardingLead),
        new(NoteMilestones, "Note that an appointment, scan or visit took place", Carers),
        new(MakeLinks, "Offer a hub and link a family to it", Roles.Midwife),
        new(WriteScreens, "Ask how she feels, score it, and note what was done", Carers),
        new(ViewScreens, "Read how she felt when she was asked", Carers),
        new(AskSafety, "Note that she was asked about safety at home, alone, and read it", Carers),
        new(RecordLoss, "Record a loss, and put right one that was recorded by mistake", Roles.Midwife),
        new(StopContact, "Stop contact about a pregnancy in a family that one works with", [.. Practitioners, Roles.PracticeStaff, Roles.SafeguardingLead, Roles.CoreMember, Roles.Chair, Roles.Coordinator, Roles.PeerCoordinator, Roles.Supervisor]),
        new(SeeTrouble, "See what a midwife recorded and could not be kept, without content, and have it tried again", Roles.Operator),
        new(RecordBirth, "Record a birth", Carers),
        new(HandOver, "Hand a family over to the health visitors", Roles.Midwife),
        new(ReceiveHandOver, "Receive a family from its midwife", Roles.HealthVisitor),
        new(TalkSleep, "Note a conversation about safer sleep with a family that one works with", Practitioners),
        new(RegisterBirths, "Note that a birth was registered", [.. Carers, Roles.HubWorker, Roles.HubManager]),
        new(TellStartForLife, "Note that parents were told of the Start for Life offer, and reached", Practitioners),
        new(TakeOver, "Hand on what a midwife who has left looked after, in one's own team", Roles.Midwife, Roles.Supervisor),
        new(OwnMeasures, "See the figures of one's own pregnancies, exactly", Roles.Midwife),
        new(SeeMeasures, "See the figures of a neighbourhood, small numbers hidden", Roles.Midwife, Roles.HealthVisitor, Roles.HubManager, Roles.Chair, Roles.Analyst, Roles.NamedLeader),
    ];
}
