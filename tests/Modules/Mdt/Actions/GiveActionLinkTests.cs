using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class GiveActionLinkTests : ArrangedLink
{
    [Fact]
    public async Task For_an_owner_who_was_invited_from_outside_until_fourteen_days_after_the_day_and_its_secret_is_kept_nowhere()
    {
        Prepare();
        var actions = await Owed(("Theirs", Guest.Id, 7), ("The charity's", Charity, 7), ("A member's", HealthVisitor.Id, 7));
        var secret = ActionLink.NewSecret();
        Assert.Equal(64, secret.Length);
        var digest = await Coordinator.With(s => Task.FromResult(ActionLink.Digest(s.GetRequiredService<DigestKey>(), secret)));
        Assert.Equal(Today.AddDays(21), await Coordinator.Send(new GiveActionLink.Command(actions[0], digest)));
        await Chair.Send(new GiveActionLink.Command(actions[1], DigestOf("two")));
        Assert.DoesNotContain(secret, await World.Sql<string>("SELECT digest FROM mdt_action_link"));
        Assert.NotNull(await Opened(digest));
        await IsRefused(Coordinator.Send(new GiveActionLink.Command(actions[2], DigestOf("three"))), "", "not invited from outside");
        Assert.NotNull((await Coordinator.Ask(new SeeTeamAction(actions[0]))).LinkOf);
        foreach (var happened in World.Told) Assert.DoesNotContain(secret, System.Text.Json.JsonSerializer.Serialize<object>(happened), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_is_the_only_one_and_only_the_team_that_looks_after_it_makes_one()
    {
        var (action, digest) = await Linked();
        await Coordinator.Send(new GiveActionLink.Command(action, DigestOf("two")));
        Assert.Null(await Opened(digest));
        Assert.NotNull(await Opened(DigestOf("two")));
        await GuardedFor(who => who.Send(new GiveActionLink.Command(action, DigestOf("three"))));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(new GiveActionLink.Command(action, DigestOf("three"))));
        await Assert.ThrowsAsync<Denied>(() => Guest.Send(new GiveActionLink.Command(action, DigestOf("three"))));
    }

    [Fact]
    public async Task Not_where_somebody_objects_nor_when_it_is_done_or_long_past()
    {
        var actions = await Owed(("One", Guest.Id, 7), ("Two", Guest.Id, 7));
        Basis = SharingBasis.Objection;
        await IsRefused(Chair.Send(new GiveActionLink.Command(actions[0], DigestOf("x"))), "", "objects");
        Basis = SharingBasis.Informed;
        await CharityWorker.Send(new CompleteAction.Command(actions[1], "Brought", 1));
        await IsRefused(Chair.Send(new GiveActionLink.Command(actions[1], DigestOf("x"))), "", "is done already");
        World.Clock.Advance(TimeSpan.FromDays(22));
        await IsRefused(Chair.Send(new GiveActionLink.Command(actions[0], DigestOf("x"))), "", "another day first");
    }
}
