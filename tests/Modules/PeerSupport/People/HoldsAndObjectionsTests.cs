using FsCheck.Fluent;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.People;

/// <summary>Rule 8: an objection or a hold silences the conversation and shows the coordinator; nothing begins again by itself, whatever is heard first.</summary>
public sealed class HoldsAndObjectionsTests : ArrangedAround
{
    [Fact]
    public async Task A_hold_silences_and_asks_and_only_the_coordinator_opens_again()
    {
        var (supporter, _) = await Supporting();
        var (match, _) = await Matched(supporter, MatchStatus.Active);
        var hold = World.NewId();
        await Told(new ContactHeld(hold, [Mother], HoldKind.Other, Today), new ContactHeld(hold, [Mother], HoldKind.Other, Today));
        Assert.Equal("hold", await Paused(match));
        Assert.Equal([LookWhy.Held], await Asks());
        Assert.Equal((Coordinator.Id, "/peersupport/look"), Assert.Single(Tasks) is var task ? (task.AssigneeUserId!.Value, task.Path) : default);
        await Settle(LookWhy.Held, ListLooks.Then.Looked);
        Assert.Equal("hold", await Paused(match)); // it stands

        await Told(new ContactReleased(hold, [Mother], HoldKind.Other, Today));
        Assert.Equal("hold", await Paused(match));
        Assert.Equal([LookWhy.Released], await Asks());
        await Settle(LookWhy.Released, ListLooks.Then.Looked);
        Assert.Null(await Paused(match));
    }

    [Fact]
    public async Task Released_before_it_was_heard_a_hold_silences_nobody()
    {
        var (supporter, _) = await Supporting();
        var (match, _) = await Matched(supporter);
        var hold = World.NewId();
        await Told(new ContactReleased(hold, [Mother], HoldKind.Death, Today), new ContactHeld(hold, [Mother], HoldKind.Death, Today));
        Assert.Null(await Paused(match));
        Assert.Empty(await Asks());
    }

    [Fact]
    public async Task An_objection_to_peer_support_silences_in_its_own_transaction_and_others_do_not()
    {
        var (supporter, _) = await Supporting();
        var (match, _) = await Matched(supporter);
        var one = World.NewId();
        await World.Happened(new SharingObjectionRecorded(World.NewId(), Mother, [SharingPurpose.Research], []));
        Assert.Null(await Paused(match));
        await World.Happened(new SharingObjectionRecorded(one, Mother, [SharingPurpose.PeerSupport, SharingPurpose.Marketing], []));
        Assert.Equal("objection", await Paused(match));
        Assert.Equal([LookWhy.Objected], await Asks());
        await Told(new SharingObjectionWithdrawn(one, Mother, [SharingPurpose.PeerSupport], []));
        Assert.Equal([LookWhy.Released], await Asks());
        Assert.Equal("objection", await Paused(match));
        await Settle(LookWhy.Released, ListLooks.Then.Looked);
        Assert.Null(await Paused(match));

        var two = World.NewId();
        await World.Happened(new SharingObjectionRecorded(two, Mother, [SharingPurpose.PeerSupport], []));
        await Told(new SharingObjectionOverridden(two, Mother, [SharingPurpose.PeerSupport], []));
        Assert.Equal("objection", await Paused(match)); // workers may know; nobody is supported against their will
        Assert.Equal([LookWhy.Released], await Asks());
    }

    [Fact]
    public async Task What_somebody_else_paused_is_not_opened_here()
    {
        var (supporter, _) = await Supporting();
        var (match, _) = await Matched(supporter, MatchStatus.Active);
        await World.Arrange("UPDATE peersupport_match SET paused_code = 'concern'", null);
        var hold = World.NewId();
        await Told(new ContactHeld(hold, [Mother], HoldKind.Other, Today));
        Assert.Equal("concern", await Paused(match));
        await Told(new ContactReleased(hold, [Mother], HoldKind.Other, Today));
        Assert.Equal("concern", await Paused(match));
        Assert.Empty(await Asks());
    }

    /// <summary>What may be told of her, in any order and any number.</summary>
    private enum Tells { Held, Released, Objects, TakesBack, Dies, Loses, Joined, Parted, Protected, Elsewhere }

    [Fact]
    public async Task Whatever_is_told_in_whatever_order_nobody_is_talked_with_while_a_hold_an_objection_a_death_or_a_loss_stands()
    {
        foreach (var order in Gen.Elements(Enum.GetValues<Tells>()).ListOf(9).Sample(12))
        {
            var (_, mother, _, _) = NewFamily();
            var (twin, pregnancy, hold, objection) = (World.NewId(), World.NewId(), World.NewId(), World.NewId());
            var (supporter, _) = await Supporting();
            var (match, _) = await Matched(supporter, MatchStatus.Active, mother, pregnancy);
            foreach (var tells in order)
                await Told(tells switch
                {
                    Tells.Held => new ContactHeld(hold, [twin], HoldKind.Pregnancy, Today),
                    Tells.Released => new ContactReleased(hold, [twin], HoldKind.Pregnancy, Today),
                    Tells.Objects => new SharingObjectionRecorded(objection, mother, [SharingPurpose.PeerSupport], []),
                    Tells.TakesBack => new SharingObjectionWithdrawn(objection, mother, [SharingPurpose.PeerSupport], []),
                    Tells.Dies => new PersonDied(mother, Today),
                    Tells.Loses => new PregnancyEndedInLoss(pregnancy, mother),
                    Tells.Joined => new PersonMerged(mother, twin),
                    Tells.Parted => new PersonMergeUndone(mother, twin),
                    Tells.Protected => new PersonRestricted(mother),
                    _ => (IEvent)new PregnancyReopened(pregnancy, mother),
                });
            var told = string.Join(", ", order);
            var ended = order.Contains(Tells.Dies) || order.Contains(Tells.Loses);
            Assert.True(await MatchIs(match) == (ended ? MatchStatus.Ended : MatchStatus.Active), told);
            if (ended) continue;
            var holds = order.Contains(Tells.Held) && !order.Contains(Tells.Released) && order.Count(t => t == Tells.Joined) > order.Count(t => t == Tells.Parted);
            var objects = order.LastOrDefault(t => t is Tells.Objects or Tells.TakesBack) == Tells.Objects;
            Assert.True(!(holds || objects) || await Paused(match) is "hold" or "objection", told);
        }
    }
}
