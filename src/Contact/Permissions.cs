using Neighbourhood.Kernel;

namespace Neighbourhood.Contact;

/// <summary>Every permission of the module, and the roles that have it.</summary>
internal static class Permissions
{
    internal const string Queue = "contact.messages.queue";
    internal const string Hold = "contact.hold";
    internal const string ViewSummary = "contact.summary.view";

    private static readonly string[] Workers =
    [
        Roles.Chair, Roles.Coordinator, Roles.CoreMember, Roles.SafeguardingLead, Roles.FamilyHelp, Roles.HubWorker, Roles.HubManager,
        Roles.Midwife, Roles.HealthVisitor, Roles.LinkWorker, Roles.PeerCoordinator, Roles.DataQuality,
    ];

    internal static IReadOnlyList<Permission> All { get; } =
    [
        new(Queue, "Have a message sent to a family that one works with", Workers),
        new(Hold, "Stop all automatic contact with somebody, at once", [.. Workers, Roles.PracticeStaff, Roles.Supervisor, Roles.Operator]),
        new(ViewSummary, "See how a family may be contacted, and what was tried", [.. Workers, Roles.Supervisor]),
    ];
}
