using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport;

/// <summary>Every permission of the module, and the roles that have it (shared.md, "who may do what": the column "peer match").</summary>
internal static class Permissions
{
    internal const string Coordinate = "peersupport.programmes.coordinate";
    internal const string ViewMatches = "peersupport.matches.view";
    internal const string WriteRequests = "peersupport.requests.write";
    internal const string Refer = "peersupport.requests.refer";
    internal const string WriteSupporters = "peersupport.supporters.write";
    internal const string Supervise = "peersupport.supporters.supervise";
    internal const string Support = "peersupport.matches.own";
    internal const string Moderate = "peersupport.messages.moderate";
    internal const string RaiseConcern = "peersupport.concerns.raise";
    internal const string AnswerConcerns = "peersupport.concerns.answer";
    internal const string SeeFlag = "peersupport.matches.flag";
    internal const string ManageProgrammes = "peersupport.programmes.manage";
    internal const string AskNetwork = "peersupport.network.ask";
    internal const string SeeMeasures = "peersupport.measures.view";

    /// <summary>Who works with families, and may say that one would like somebody to talk to.</summary>
    private static readonly string[] Referrers =
    [
        Roles.PeerCoordinator, Roles.HubWorker, Roles.HubManager, Roles.Midwife, Roles.HealthVisitor, Roles.FamilyHelp, Roles.LinkWorker, Roles.Chair, Roles.Coordinator, Roles.CoreMember,
    ];

    internal static IReadOnlyList<Permission> All { get; } =
    [
        new(Coordinate, "Run peer support: the board, the clocks, who is offered to whom", Roles.PeerCoordinator),
        new(ViewMatches, "See that somebody has a peer supporter, and how it goes", Roles.PeerCoordinator),
        new(WriteRequests, "Look after what parents asked for: screening, matching, ending", Roles.PeerCoordinator),
        new(Refer, "Say that somebody of a family that one works with would like somebody to talk to", Referrers),
        new(WriteSupporters, "Take on supporters and look after them: checks, training, pauses, leaving", Roles.PeerCoordinator),
        new(Supervise, "See the supporters whom one supervises, and note a supervision", Roles.PeerSupervisor, Roles.PeerCoordinator),
        new(Support, "Support those with whom one is matched, by first name, through the masked channel", Roles.PeerSupporter),
        new(Moderate, "Read what waits to be shown: messages that were held, walls and groups", Roles.PeerCoordinator),
        new(RaiseConcern, "Raise a concern from peer support, whoever it is about", Roles.PeerSupporter, Roles.PeerCoordinator, Roles.PeerSupervisor),
        new(AnswerConcerns, "Answer a concern that a supporter raised", Roles.PeerCoordinator, Roles.PeerSupervisor),
        new(SeeFlag, "See that somebody in a family of the team's case has peer support", Roles.SafeguardingLead),
        new(ManageProgrammes, "Open programmes of peer support, and say who coordinates them and who is the deputy", Roles.PeerCoordinator),
        new(AskNetwork, "Ask the network without naming anybody, answer it, and phone a friend", [.. Referrers, Roles.PracticeStaff, Roles.SafeguardingLead, Roles.PeerSupervisor, Roles.Supervisor]),
        new(SeeMeasures, "See the figures of peer support, small numbers hidden", Roles.PeerCoordinator, Roles.HubManager, Roles.Chair, Roles.Analyst, Roles.NamedLeader),
    ];
}
