using Neighbourhood.Kernel;

namespace Neighbourhood.Families;

/// <summary>Every permission of the module, and the roles that have it (shared.md, "who may do what": the columns "person core" and "address if restricted").</summary>
internal static class Permissions
{
    internal const string ReadPeople = "families.people.read";
    internal const string ViewHousehold = "families.households.view";
    internal const string WritePeople = "families.people.write";
    internal const string RestrictPeople = "families.people.restrict";
    internal const string ReadRestricted = "families.restricted.read";
    internal const string LiftRestrictions = "families.people.unrestrict";
    internal const string LookUp = "families.people.lookup";
    internal const string AnswerLookUps = "families.lookups.answer";
    internal const string HandOver = "families.involvements.handover";
    internal const string Register = "families.households.register";
    internal const string Report = "families.households.report";
    internal const string ResolveHeld = "families.held.resolve";
    internal const string Join = "families.records.join";
    internal const string RaiseConcern = "families.concerns.raise";
    internal const string ManageConcerns = "families.concerns.manage";
    internal const string GatherRecords = "families.records.gather";
    internal const string OpenTasks = "families.tasks.open";
    internal const string DoTasks = "families.tasks.do";
    internal const string GiveOutTasks = "families.tasks.assign";
    internal const string Import = "families.imports.run";
    internal const string GatherRights = "families.rights.gather";
    internal const string RecordSharing = "families.sharing.record";
    internal const string AgreeToSharing = "families.sharing.agree";
    internal const string RecordObjection = "families.objections.record";
    internal const string DecideObjection = "families.objections.decide";
    internal const string CorrectNumbers = "families.numbers.correct";
    internal const string RegisterBirths = "families.births.register";
    internal const string ReviewWarnings = "families.warnings.review";

    private static readonly string[] Writers =
    [
        Roles.Chair, Roles.Coordinator, Roles.CoreMember, Roles.SafeguardingLead, Roles.FamilyHelp, Roles.HubWorker, Roles.HubManager,
        Roles.Midwife, Roles.HealthVisitor, Roles.LinkWorker, Roles.DataQuality,
    ];

    private static readonly string[] Readers = [.. Writers, Roles.PracticeStaff, Roles.Supervisor, Roles.PeerCoordinator];

    /// <summary>Whose own work may put something on somebody's list.</summary>
    private static readonly string[] Openers =
    [
        .. Writers, Roles.PracticeStaff, Roles.Referrer, Roles.Supervisor, Roles.PeerCoordinator, Roles.PeerSupervisor, Roles.PeerSupporter, Roles.Provider, Roles.InformationGovernanceLead,
    ];

    private static readonly string[] Doers = [.. Writers, Roles.PracticeStaff, Roles.Supervisor, Roles.PeerCoordinator, Roles.PeerSupervisor, Roles.InformationGovernanceLead];

    internal static IReadOnlyList<Permission> All { get; } =
    [
        new(ReadPeople, "Find and see the families that one works with", Readers),
        new(ViewHousehold, "Open the card of a family that one works with", Readers),
        new(WritePeople, "Change what is kept about the families that one works with", Writers),
        new(Register, "Register a family", [.. Writers, Roles.PeerCoordinator]),
        new(Report, "Tell of a family that one asks somebody else to reach, and see nothing of it", Roles.Referrer),
        new(RestrictPeople, "Mark somebody as restricted, at once", Writers),
        new(LiftRestrictions, "Say that somebody is no longer restricted", Roles.SafeguardingLead, Roles.DataQuality),
        new(LookUp, "Find out whether somebody whom one does not work with is known, in one line", [.. Writers, Roles.PracticeStaff]),
        new(AnswerLookUps, "Look at those who were asked for and may not be named", Roles.DataQuality),
        new(HandOver, "Give a family that nobody works with to a worker", Roles.Coordinator, Roles.HubManager, Roles.Supervisor, Roles.DataQuality),
        new(ReadRestricted, "See a restricted person's full name and address, with a reason each time",
            Roles.Chair, Roles.Coordinator, Roles.CoreMember, Roles.SafeguardingLead, Roles.FamilyHelp, Roles.Midwife, Roles.HealthVisitor, Roles.DataQuality),
        new(ResolveHeld, "Decide on people and families that may be known already", Roles.DataQuality),
        new(Join, "Join two records that are one, and part them again", Roles.DataQuality),
        new(RaiseConcern, "Raise a safeguarding concern", [.. Roles.All.Select(r => r.Code).Where(r => r != Roles.InvitedAttendee)]),
        new(ManageConcerns, "Follow up safeguarding concerns", Roles.SafeguardingLead),
        new(GatherRights, "Look after the rights of a person: what is kept about them by every module, answers to them, legal holds, and removal when its time is over", Roles.InformationGovernanceLead),
        new(GatherRecords, "See how much every module keeps about a person, without its content", Roles.InformationGovernanceLead, Roles.DataQuality),
        new(RecordSharing, "Record what somebody said about sharing", Writers),
        new(AgreeToSharing, "Keep that somebody said yes to sharing, where a form asked them", [.. Writers, Roles.PeerCoordinator]),
        new(RecordObjection, "Record that somebody objects to sharing, or takes it back", Readers),
        new(DecideObjection, "Decide on an objection where a child may come to harm", Roles.SafeguardingLead),
        new(CorrectNumbers, "Correct NHS numbers that failed their check, and note what a trace gave", Roles.DataQuality),
        new(ReviewWarnings, "See which warning notes are due for review", Roles.HubManager, Roles.SafeguardingLead, Roles.Supervisor),
        new(RegisterBirths, "Let a baby join its mother's household, by recording the birth", Roles.Midwife, Roles.HealthVisitor),
        new(OpenTasks, "Put work on somebody's list, by what one does elsewhere", Openers),
        new(DoTasks, "Have, do and hand over tasks", Doers),
        new(GiveOutTasks, "See what nobody has to do yet, and give it out", Roles.Supervisor, Roles.Coordinator, Roles.Chair, Roles.HubManager),
        new(Import, "Import families from a file", Roles.DataQuality),
    ];
}
