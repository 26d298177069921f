using FsCheck.Fluent;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Contact.Transports;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Messages;

/// <summary>The property that the module stands on: in any order of events, nothing is handed over to somebody with whom contact is held.</summary>
public sealed class NoMessagePassesAHoldTests : ContactTest
{
    private enum Deed { Queue, QueueLater, Hold, Release, Object, Withdraw, Die, Restrict, Merge, Wait, Claim, Prepare, HandOver, Record, Lose, Crash }

    /// <summary>Each at least once; the steps of a message and the ends of what stops it more often, or little would ever leave.</summary>
    private static readonly Deed[] Often =
    [
        .. Enum.GetValues<Deed>(), .. Enumerable.Repeat(Deed.Queue, 6), .. Enumerable.Repeat(Deed.Claim, 6), .. Enumerable.Repeat(Deed.Prepare, 10), .. Enumerable.Repeat(Deed.HandOver, 10),
        .. Enumerable.Repeat(Deed.Record, 10), .. Enumerable.Repeat(Deed.Release, 5), .. Enumerable.Repeat(Deed.Withdraw, 5),
    ];

    /// <summary>A dispatcher with what it holds in its hands between two steps.</summary>
    private sealed class Hands(Dispatcher dispatcher)
    {
        internal Dispatcher Dispatcher { get; } = dispatcher;
        internal Queue<Dispatcher.Claimed> Claimed { get; } = new();
        internal Queue<Departing> Ready { get; } = new();
        internal Queue<(Departing, Handed)> Done { get; } = new();
    }

    [Fact]
    public async Task No_message_passes_a_hold_in_any_order_of_events()
    {
        var people = Enumerable.Range(0, 3).Select(_ => Here.Person()).ToList();
        var (sent, wrong) = (new List<Guid>(), new List<string>());
        var to = new Dictionary<Guid, Guid>();
        Here.Provider.Before = parcel =>
        {
            sent.Add(parcel.Id);
            var person = to[parcel.Id];
            if (Standing(person).GetAwaiter().GetResult()) wrong.Add("sent to somebody who is held");
        };
        Hands[] hands = [new(Here.Dispatcher()), new(Here.Dispatcher())];
        var deeds = (from what in Gen.Elements(Often) from who in Gen.Choose(0, 2) from hand in Gen.Choose(0, 1) select (what, who, hand)).ListOf(400);
        foreach (var (what, who, hand) in deeds.Sample(6).SelectMany(d => d)) await Do(what, people[who], people, hands[hand], to);

        Assert.Empty(wrong);
        Assert.True(sent.Count > 20, $"Only {sent.Count} were sent of {to.Count}: it looked at nothing");
        Assert.Equal(sent.Count, sent.Distinct().Count());
        Assert.NotEmpty(await World.Sql<Guid>("SELECT id FROM contact_message WHERE refusal = 'Hold'"));
        Assert.NotEmpty(await World.Sql<Guid>("SELECT id FROM contact_hold"));
    }

    private async Task Do(Deed what, Guid person, List<Guid> people, Hands hands, Dictionary<Guid, Guid> to)
    {
        switch (what)
        {
            case Deed.Queue or Deed.QueueLater:
                var message = Here.Reminder(person, what == Deed.QueueLater ? World.Clock.GetUtcNow().AddMinutes(30) : null);
                to[message.MessageId] = person;
                await Here.Queue(message);
                break;
            case Deed.Hold:
                await Here.Hold(person);
                break;
            case Deed.Release:
                await World.Arrange("UPDATE contact_hold SET released_at = @now WHERE released_at IS NULL", new { now = World.Clock.Now() });
                break;
            case Deed.Object:
                Here.Objections.Add((person, SharingPurpose.DirectCare));
                await World.Happened(new SharingObjectionRecorded(World.NewId(), person, [SharingPurpose.DirectCare], []));
                break;
            case Deed.Withdraw:
                Here.Objections.Clear();
                foreach (var one in people) Here.Reach[one] = Here.Reachable(one, Here.Reach[one].HouseholdId);
                await World.Arrange("DELETE FROM contact_alias");
                break;
            case Deed.Die:
                Here.Reach[person] = Here.Reach[person] with { Deceased = true };
                await World.Happened(new PersonDied(person, new DateOnly(2026, 3, 2)));
                break;
            case Deed.Restrict:
                Here.Reach[person] = Here.Reach[person] with { Restricted = true };
                await World.Happened(new PersonRestricted(person));
                break;
            case Deed.Merge:
                await World.Happened(new PersonMerged(people[0], people[1]));
                await World.Deliver();
                break;
            case Deed.Wait:
                World.Clock.Advance(TimeSpan.FromMinutes(3));
                if (World.Clock.GetUtcNow().Hour >= 19) World.Clock.Advance(TimeSpan.FromHours(14));
                break;
            case Deed.Claim:
                foreach (var one in await hands.Dispatcher.Claim()) hands.Claimed.Enqueue(one);
                break;
            case Deed.Prepare when hands.Claimed.TryDequeue(out var claimed):
                if (await hands.Dispatcher.Prepare(claimed) is { } ready) hands.Ready.Enqueue(ready);
                break;
            case Deed.HandOver when hands.Ready.TryDequeue(out var departing):
                hands.Done.Enqueue((departing, await hands.Dispatcher.HandOver(departing)));
                break;
            case Deed.Record when hands.Done.TryDequeue(out var done):
                await hands.Dispatcher.Record(done.Item1, done.Item2);
                break;
            case Deed.Lose:
                hands.Done.TryDequeue(out _); // dies between sending and recording
                break;
            case Deed.Crash:
                hands.Claimed.Clear();
                hands.Ready.Clear();
                hands.Done.Clear();
                break;
        }
    }

    private async Task<bool> Standing(Guid person) => (await World.Sql<int>("""
        SELECT COUNT(*) FROM contact_hold h JOIN contact_hold_person p ON p.hold_id = h.id
        WHERE h.released_at IS NULL AND (p.person_id = @person
          OR EXISTS (SELECT 1 FROM contact_alias a WHERE (a.kept_id = p.person_id AND a.merged_id = @person) OR (a.merged_id = p.person_id AND a.kept_id = @person)))
        """, new { person })).Single() > 0;
}
