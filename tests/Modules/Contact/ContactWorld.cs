using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Contact;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Contact.Transports;
using Neighbourhood.Families;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Contact;

/// <summary>This module with Families' people and scopes; how a person can be reached, and what they object to, is said here.</summary>
internal sealed class ContactWorld : IAsyncDisposable
{
    private ContactWorld(World world) => World = world;

    internal World World { get; }

    internal StandIn Provider { get; } = new();

    internal Dictionary<Guid, GetReach.Answer> Reach { get; } = [];

    internal HashSet<(Guid PersonId, SharingPurpose Purpose)> Objections { get; } = [];

    internal Telling Telling { get; set; } = Telling.Yes;

    internal List<OpenTask> Tasks { get; } = [];

    internal List<Guid> ClosedTasks { get; } = [];

    internal Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["words.publicNameForSP"] = "Community connections",
        ["contactBudget.max"] = "4",
        ["contactBudget.windowWeeks"] = "8",
        ["contact.quietHours"] = "20:00-08:00",
        ["contact.answerTo"] = "Tell anyone at your family hub",
        ["contact.forbiddenWords"] = "prescri; referral",
        ["contact.readingGrade"] = "8",
    };

    internal Guid Keeper { get; } = Guid.Parse("99999999-9999-7999-8999-999999999999");

    /// <summary>Nobody died, nobody is restricted, each has a mobile where a message may be left.</summary>
    internal static async Task<ContactWorld> Start()
    {
        var made = new ContactWorld(await World.Start(new ContactModule(), new FamiliesModule()));
        var world = made.World;
        world.Answers<GetAreaOf, GetAreaOf.Area>(q => FamiliesWorld.Area(q.Postcode, FamiliesWorld.FirstImport));
        world.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "Sam Field", null, "Harbour Lane Trust", false))]);
        world.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(made.Keeper, "Kit Moss", null, null, false)]);
        world.Answers<GetWorkAddress, string?>(q => q.UserId == Guid.Empty ? null : "worker@demo.example");
        world.Answers<GetSetting, string>(q => made.Settings.GetValueOrDefault(q.Key, "1"));
        world.Answers<GetReach, GetReach.Answer?>(q => made.Reach.GetValueOrDefault(q.PersonId));
        world.Answers<GetSharingBasis, SharingBasis>(q => made.Objections.Contains((q.PersonId, q.Purpose)) ? SharingBasis.Objection : SharingBasis.Informed);
        world.Answers<MayBeTold, Telling>(_ => made.Telling);
        world.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(q => [.. new[] { FamiliesWorld.North, FamiliesWorld.South }
            .Where(id => q.Ids?.Contains(id) != false).Select(id => new GetNeighbourhoods.Neighbourhood(id, id == FamiliesWorld.North ? "North" : "South", []))]);
        world.Answers<OpenTask, Guid>(q =>
        {
            made.Tasks.Add(q);
            return q.TaskId;
        });
        world.Answers<CloseTask, Done>(q =>
        {
            made.ClosedTasks.Add(q.TaskId);
            return default;
        });
        return made;
    }

    /// <summary>A household with one adult whom the hub of <see cref="FamiliesWorld.Site"/> works with; the adult can be texted.</summary>
    internal async Task<(Guid PersonId, Guid HouseholdId)> Family(string first = "Amara")
    {
        var form = World.Form(first) with { NotKnownYet = true };
        await World.Hub().Send(form);
        await World.Involve(form.HouseholdId, team: FamiliesWorld.Site);
        Reach[form.Adult!.PersonId] = Reachable(form.Adult.PersonId, form.HouseholdId);
        return (form.Adult.PersonId, form.HouseholdId);
    }

    /// <summary>Somebody with ids alone: enough for whatever shows no name.</summary>
    internal Guid Person(Guid? householdId = null)
    {
        var id = World.NewId();
        Reach[id] = Reachable(id, householdId ?? World.NewId());
        return id;
    }

    internal GetReach.Answer Reachable(Guid personId, Guid? householdId) => new(
        personId, householdId, "Amara", false, false, false, null, null, [], null, [], [Point(ReachMode.Text)], FamiliesWorld.North);

    internal GetReach.Point Point(ReachMode mode, SafeToUse safe = SafeToUse.Yes, bool shared = false, string? times = null) =>
        new(World.NewId(), mode, mode == ReachMode.Email ? "amara@demo.example" : "+447700900123", shared, safe, times, new DateOnly(2026, 1, 5));

    internal QueueMessage Reminder(Guid to, DateTimeOffset? notBefore = null) => new(World.NewId(), to, "session-reminder", [World.NewId()], "booked", true,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = "Stay and play", ["day"] = "Tuesday 4 March", ["time"] = "10am", ["place"] = "the hub" }, notBefore);

    internal QueueMessage Offer(Guid to, DateTimeOffset? notBefore = null) => new(World.NewId(), to, "first-offer", [], "offer", false,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["why"] = "you have a child under five" }, notBefore);

    internal QueueMessage CancelledToday(Guid to) => new(World.NewId(), to, "session-cancelled-today", [], "cancelled", true,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = "Stay and play", ["time"] = "10am" });

    internal Task<QueueMessage.Answer> Queue(QueueMessage message) => World.Hub().Send(message);

    /// <summary>One host's dispatcher, before a provider of our own.</summary>
    internal Dispatcher Dispatcher(ITransport? provider = null) => new(
        World.Services.GetRequiredService<IServiceScopeFactory>(), provider ?? Provider, World.Services.GetRequiredService<FailedHolds>(), new ContactSettings(null, 3), World.Clock,
        World.Services.GetRequiredService<ILogger<Dispatcher>>());

    internal async Task<MessageState> State(Guid messageId) => Enum.Parse<MessageState>(Assert.Single(await World.Sql<string>("SELECT state FROM contact_message WHERE id = @messageId", new { messageId })));

    internal async Task<string?> Refusal(Guid messageId) => Assert.Single(await World.Sql<string?>("SELECT refusal FROM contact_message WHERE id = @messageId", new { messageId }));

    internal async Task<Guid> Hold(Guid personId, HoldKind kind = HoldKind.Safety)
    {
        var id = World.NewId();
        await World.Hub().Send(new HoldContact(id, [personId], kind));
        return id;
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}

/// <summary>A provider that keeps what it is given, and can refuse, be silent or lose its answer.</summary>
internal sealed class StandIn : ITransport
{
    internal List<Parcel> Taken { get; } = [];

    internal Func<Parcel, Handed?> Answers { get; set; } = _ => null;

    internal Action<Parcel> Before { get; set; } = _ => { };

    internal bool CanBeAsked { get; set; } = true;

    public Task<Handed> Send(Parcel parcel, CancellationToken ct)
    {
        Before(parcel);
        if (Answers(parcel) is { } other) return Task.FromResult(other);
        Taken.Add(parcel);
        return Task.FromResult(new Handed(SendOutcome.Accepted, $"n-{parcel.Id}"));
    }

    public Task<Found> Find(Guid id, CancellationToken ct) => Task.FromResult(CanBeAsked ? new Found(true, Taken.Any(p => p.Id == id) ? $"n-{id}" : null) : new Found(false, null));
}
