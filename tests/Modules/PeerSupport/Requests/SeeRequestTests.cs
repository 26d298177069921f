using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class SeeRequestTests : ArrangedAsking
{
    [Fact]
    public async Task The_coordinator_reads_what_was_asked_and_by_whom_and_each_reading_is_in_the_audit()
    {
        var id = await Open(Wanted(), Hub);
        var view = await Coordinator.Ask(new SeeRequest(id));
        Assert.Equal(($"Mother {Mother}", $"Worker {Hub.Id}"), (view.Name, view.AskedBy));
        Assert.Equal([Topic.Feeding, Topic.NewBaby], view.About);
        Assert.Equal("Not my neighbour", view.Request.AvoidNote);
        Assert.False(view.IsOver);
        Assert.Empty(view.Warnings);
        World.Clock.Advance(TimeSpan.FromDays(30));
        Assert.True((await Coordinator.Ask(new SeeRequest(id))).IsOver);
    }

    [Fact]
    public async Task A_hold_and_an_objection_are_said_first_and_another_open_request_too()
    {
        var id = await Open(Wanted());
        var other = await Open(Wanted());
        await World.Arrange("INSERT INTO peersupport_hold (hold_id, person_id, kind, held_on) VALUES (@hold, @Mother, 'stop', @Today)", new { hold = World.NewId(), Mother, Today });
        await World.Arrange("INSERT INTO peersupport_objection (objection_id, person_id) VALUES (@objection, @Mother)", new { objection = World.NewId(), Mother });
        var view = await Coordinator.Ask(new SeeRequest(id));
        Assert.Equal(2, view.Warnings.Count);
        Assert.Equal([other], view.Others);
    }

    [Fact]
    public async Task The_match_that_stands_and_those_before_it_are_found_from_it()
    {
        var (supporter, _) = await Supporting();
        var (before, request) = await Matched(supporter, MatchStatus.Offered);
        await Coordinator.Send(new TakeBackOffer.Command(before, "No time", 1));
        var view = await Coordinator.Ask(new SeeRequest(request));
        Assert.Equal((null, before, Family), (view.OpenMatch, Assert.Single(view.Tried).Id, view.HouseholdId));
        var now = await Coordinator.Send(new OfferSupporter.Command(World.NewId(), request, (await Supporting()).Id, null));
        Assert.Equal(now, (await Coordinator.Ask(new SeeRequest(request))).OpenMatch);
    }

    [Fact]
    public async Task No_supporter_hub_or_other_programme_reads_it()
    {
        var id = await Open(Wanted(), Hub);
        var (_, supporter) = await Supporting();
        await Assert.ThrowsAsync<Denied>(() => supporter.Ask(new SeeRequest(id)));
        await Assert.ThrowsAsync<Denied>(() => Hub.Ask(new SeeRequest(id)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new SeeRequest(id)));
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Ask(new SeeRequest(World.NewId())));
    }
}
