namespace Neighbourhood.Kernel;

/// <summary>Names the permission that a command, query, request or page needs, and the id that it is limited to.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowsAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;

    /// <summary>The property that holds the id to check; its name is the name of an <see cref="IScope"/>.</summary>
    public string? On { get; init; }

    /// <summary>Why there is no id to check: a new thing, or a list that the handler limits itself. A whole phrase.</summary>
    public string? Unscoped { get; init; }
}

/// <summary>Open to all, signed in or not, for the reason given.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AnyoneAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

/// <summary>Something a role may do. Declared by the module that guards it.</summary>
/// <param name="Code">As <c>mdt.meetings.schedule</c>: module, noun, verb.</param>
/// <param name="Says">What it lets a person do, in words for the permissions page.</param>
/// <param name="Roles">Who has it, from <see cref="Kernel.Roles"/>.</param>
public sealed record Permission(string Code, string Says, params string[] Roles);

/// <summary>What a role is limited to.</summary>
public enum ScopeKind
{
    /// <summary>The user's own work: the scope's id is the user's id.</summary>
    Own,
    Neighbourhood,
    Site,
    Mdt,
    Programme,
    /// <summary>All of it: no scope id.</summary>
    Everywhere,
}

/// <summary>A role of the field: only a name here. What it may do stands in each module's permissions; who has it, in Access.</summary>
/// <param name="Code">As stored.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Scope">What an assignment of it is limited to.</param>
public sealed record Role(string Code, string Name, ScopeKind Scope);

/// <summary>The roles of the field's table "who may do what". A person has any number of them.</summary>
public static class Roles
{
    public const string Chair = "chair";
    public const string Coordinator = "coordinator";
    public const string CoreMember = "core-member";
    public const string InvitedAttendee = "invited-attendee";
    public const string SafeguardingLead = "safeguarding-lead";
    public const string FamilyHelp = "family-help";
    public const string HubWorker = "hub-worker";
    public const string HubManager = "hub-manager";
    public const string Midwife = "midwife";
    public const string HealthVisitor = "health-visitor";
    public const string LinkWorker = "link-worker";
    public const string PracticeStaff = "practice-staff";
    public const string Referrer = "referrer";
    public const string PeerCoordinator = "peer-coordinator";
    public const string PeerSupervisor = "peer-supervisor";
    public const string PeerSupporter = "peer-supporter";
    public const string Provider = "provider";
    public const string PanelMember = "panel-member";
    public const string EstateManager = "estate-manager";
    public const string Analyst = "analyst";
    public const string NamedLeader = "named-leader";
    public const string Supervisor = "supervisor";
    public const string DataQuality = "data-quality";
    public const string InformationGovernanceLead = "ig-lead";
    public const string SettingsEditor = "settings-editor";
    public const string Operator = "operator";

    public static IReadOnlyList<Role> All { get; } =
    [
        new(Chair, "MDT chair", ScopeKind.Mdt),
        new(Coordinator, "MDT coordinator", ScopeKind.Mdt),
        new(CoreMember, "MDT core member", ScopeKind.Mdt),
        new(InvitedAttendee, "Invited attendee", ScopeKind.Own),
        new(SafeguardingLead, "MDT safeguarding lead", ScopeKind.Mdt),
        new(FamilyHelp, "Family Help practitioner", ScopeKind.Own),
        new(HubWorker, "Hub worker", ScopeKind.Site),
        new(HubManager, "Hub manager", ScopeKind.Site),
        new(Midwife, "Midwife", ScopeKind.Own),
        new(HealthVisitor, "Health visitor or 0-19 nurse", ScopeKind.Own),
        new(LinkWorker, "Link worker or connector", ScopeKind.Own),
        new(PracticeStaff, "Practice staff", ScopeKind.Own),
        new(Referrer, "Referrer", ScopeKind.Own),
        new(PeerCoordinator, "Peer coordinator", ScopeKind.Programme),
        new(PeerSupervisor, "Peer supervisor", ScopeKind.Programme),
        new(PeerSupporter, "Peer supporter", ScopeKind.Own),
        new(Provider, "Provider", ScopeKind.Own),
        new(PanelMember, "Panel member", ScopeKind.Own),
        new(EstateManager, "Estate manager", ScopeKind.Neighbourhood),
        new(Analyst, "Analyst", ScopeKind.Neighbourhood),
        new(NamedLeader, "Named leader", ScopeKind.Neighbourhood),
        new(Supervisor, "Supervisor", ScopeKind.Own),
        new(DataQuality, "Data quality", ScopeKind.Everywhere),
        new(InformationGovernanceLead, "Information-governance lead", ScopeKind.Everywhere),
        new(SettingsEditor, "Settings editor", ScopeKind.Everywhere),
        new(Operator, "Operator", ScopeKind.Everywhere),
    ];
}
