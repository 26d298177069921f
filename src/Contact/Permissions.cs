using Neighbourhood.Kernel;

namespace Neighbourhood.Contact;

/// <summary>Every permission of the module, and the roles that have it.</summary>
internal static class Permissions
{
    internal const string Queue = "contact.messages.queue";
    internal const string Hold = "contact.holds.set";
    internal const string ViewSummary = "contact.summary.view";
    internal const string ViewOutbox = "contact.messages.view";
    internal const string ReadContent = "contact.messages.read";
    internal const string PrintLetters = "contact.letters.print";
    internal const string RecordContact = "contact.made.record";
    internal const string SeeHolds = "contact.holds.view";
    internal const string ReleasePregnancy = "contact.holds.release-pregnancy";
    internal const string ReleaseAsOperator = "contact.holds.release-as-operator";
    internal const string ReleaseAsLead = "contact.holds.release-as-lead";
    internal const string MendQueue = "contact.queue.mend";
    internal const string TakeReceipts = "contact.receipts.take";
    internal const string ViewWordings = "contact.wordings.view";
    internal const string ChangeWordings = "contact.wordings.change";
    internal const string ReadNotices = "contact.notices.read";

    private static readonly string[] Workers =
    [
        Roles.Chair, Roles.Coordinator, Roles.CoreMember, Roles.SafeguardingLead, Roles.FamilyHelp, Roles.HubWorker, Roles.HubManager,
        Roles.Midwife, Roles.HealthVisitor, Roles.LinkWorker, Roles.PeerCoordinator, Roles.DataQuality,
    ];

    internal static IReadOnlyList<Permission> All { get; } =
    [
        new(Queue, "Have a message sent to a family that one works with, or cancel one", Workers),
        new(Hold, "Stop all automatic contact with somebody, at once", [.. Workers, Roles.PracticeStaff, Roles.Supervisor, Roles.Operator]),
        new(ViewSummary, "See how a family may be contacted, and what was tried", [.. Workers, Roles.Supervisor]),
        new(ViewOutbox, "See which messages went to the families that one works with, and where each stands", [.. Workers, Roles.Supervisor, Roles.Operator]),
        new(ReadContent, "Read what those messages say", [.. Workers, Roles.Supervisor]),
        new(PrintLetters, "Print and post a letter to a family that one works with", Workers),
        new(RecordContact, "Record that one rang, visited or wrote", Workers),
        new(SeeHolds, "See with whom contact is stopped, and what waits for a second person", Roles.Operator, Roles.SafeguardingLead),
        new(ReleasePregnancy, "Let contact begin again after a hold about a pregnancy", Roles.Midwife),
        new(ReleaseAsOperator, "Let contact begin again, together with a safeguarding lead", Roles.Operator),
        new(ReleaseAsLead, "Let contact begin again, together with the operator", Roles.SafeguardingLead),
        new(MendQueue, "See messages that could not be sent, without content, and set them going again", Roles.Operator),
        new(TakeReceipts, "Tell what became of messages: for the provider's callback", Roles.Operator),
        new(ViewWordings, "See how messages to families are worded", [.. Workers, Roles.SettingsEditor]),
        new(ChangeWordings, "Change how messages to families are worded", Roles.SettingsEditor),
        new(ReadNotices, "Read one's own notices", [.. Roles.All.Select(r => r.Code)]),
    ];
}
