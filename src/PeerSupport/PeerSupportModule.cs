using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport;

/// <inheritdoc />
public sealed class PeerSupportModule : IModule
{
    public string Name => "PeerSupport";

    public IReadOnlyList<Permission> Permissions => PeerSupport.Permissions.All;

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("Supporters", "/peersupport/supporters", PeerSupport.Permissions.Supervise, 2, "Volunteers who have been through it: checks, training, supervision.", "/peersupport"),
        new("Programmes", "/peersupport/programmes", PeerSupport.Permissions.ManageProgrammes, 8, "Who coordinates peer support for which families.", "/peersupport"),
        new("About me", "/peersupport/about-me", PeerSupport.Permissions.Support, 2, "What the people you support call you, when you are free, and whom you know.", "/peersupport"),
        new("Peer support", "/peersupport", PeerSupport.Permissions.Coordinate, 9, "Nobody waits for a supporter."),
        new("What you were asked", "/peersupport/offers", PeerSupport.Permissions.Support, 2, "Nobody waits for your answer.", "/peersupport"),
        new("Look again", "/peersupport/look", PeerSupport.Permissions.Coordinate, 30, "Nothing changed around anybody with peer support.", "/peersupport"),
        new("Peer support figures", "/peersupport/measures", PeerSupport.Permissions.SeeMeasures, 40, "How soon supporters are found, and what becomes of it.", "/peersupport"),
        new("Concerns in peer support", "/peersupport/alerts", PeerSupport.Permissions.AnswerConcerns, 12, "No concern waits for an answer.", "/peersupport"),
        new("Groups and walls", "/peersupport/rooms", PeerSupport.Permissions.Moderate, 44, "Nothing waits to be read.", "/peersupport"),
        new("Your groups", "/peersupport/mine/rooms", PeerSupport.Permissions.Support, 3, "Walls and groups where you may write.", "/peersupport"),
        new("People you support", "/peersupport/mine", PeerSupport.Permissions.Support, 1, "Nobody has written to you."),
        new("Messages that wait", "/peersupport/held", PeerSupport.Permissions.Moderate, 43, "No message waits to be read.", "/peersupport"),
        new("Requests", "/peersupport/requests", PeerSupport.Permissions.WriteRequests, 9, "Nobody waits for somebody to talk to.", "/peersupport"),
        new("Somebody to talk to", "/peersupport/ask", PeerSupport.Permissions.Refer, 10, "Ask for a parent of a family that you work with.", "/families"),
        new("Ask the network", "/peersupport/network", PeerSupport.Permissions.AskNetwork, 10, "Ask colleagues without naming a family, or phone a friend."),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton<WordsVault>().AddScoped<History>().AddScoped<People.Aliases>().AddScoped<People.DoNotContact>();
        services.AddScoped<Programmes.ProgrammeOf>();
        services.AddScoped<Supporters.SupporterSteps>().AddScoped<Supporters.Checks>().AddScoped<Supporters.Fitness>().AddScoped<Supporters.Wellbeing>().AddSingleton<Supporters.DeclaredVault>().AddScoped<Supporters.Declarations>();
        services.AddSingleton<Supporters.SupporterVault>().AddSingleton<Supporters.EnquiryDesk>().AddScoped<Supporters.Called>().AddScoped<Programmes.OwnProgrammes>();
        services.AddScoped<Supporters.Profiles>().AddScoped<Supporters.SupervisorRule>().AddScoped<Supporters.OwnSupporter>();
        services.AddScoped<Requests.RequestSteps>().AddScoped<Requests.RequestDesk>().AddScoped<Requests.RequestTasks>().AddScoped<Requests.SharingYes>().AddScoped<Requests.Homes>().AddScoped<Requests.Under16>();
        services.AddScoped<Matches.MatchSteps>().AddScoped<Matches.Partings>().AddScoped<Matches.MatchDesk>().AddScoped<Matches.MatchAnswers>().AddScoped<Matches.Conflicts>().AddScoped<Matches.Candidates>()
            .AddScoped<Matches.OwnOffers>().AddScoped<Matches.Board>();
        services.AddScoped<People.MergedRecords>().AddScoped<People.Looks>().AddScoped<People.Standing>().AddScoped<People.Silences>().AddScoped<People.Stops>().AddScoped<People.Rechecks>().AddScoped<People.Leavers>();
        services.AddScoped<People.HandOvers>().AddScoped<People.Around>().AddScoped<Measures.Places>().AddScoped<Measures.MeasureFacts>();
        services.AddScoped<Concerns.ConcernDesk>().AddScoped<Concerns.AlertTurns>().AddScoped<Concerns.PeerHours>().AddScoped<Concerns.OwnMatches>().AddScoped<Concerns.ConcernStops>()
            .AddScoped<Concerns.ConcernPlace>().AddScoped<Concerns.ParentsDoor>().AddScoped<Concerns.OpenAlerts>().AddScoped<Concerns.OwnAlerts>();
        services.AddScoped<Rooms.RoomChoices>().AddScoped<Rooms.RoomPosts>().AddScoped<Rooms.RoomDoor>().AddScoped<Rooms.RoomDeeds>();
        services.AddSingleton<Talks.TalkVault>().AddScoped<Talks.Channel>().AddScoped<Talks.Conversation>().AddScoped<Talks.Slots>().AddScoped<Talks.Ending>().AddScoped<Talks.WaysIn>()
            .AddScoped<Talks.TalkTries>().AddScoped<Talks.Pager>().AddScoped<Talks.Calls>().AddSingleton<Talks.IMaskedCalls, Talks.SimulatedCalls>();
        services.AddLocalization().AddScoped<Requests.AskedDesk>().AddScoped<Requests.AskedRows>().AddSingleton<Requests.AskedVault>();
        services.AddScoped<Network.NamesCheck>().AddScoped<Network.KeptAnswers>().AddScoped<Network.QuestionRows>().AddScoped<Network.OpenQuestions>().AddScoped<Network.AnswersToLookAt>().AddScoped<Network.OnCall>()
            .AddScoped<Network.OutOfSight>().AddScoped<Network.NetworkFigures>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
        Requests.AskForFamily.Map(api);
    }
}
