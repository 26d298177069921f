using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class ToldPracticesTests : ArrangedAsked
{
    /// <summary>She is with the surgery, a midwife linked her, and the hub spoke to her.</summary>
    private async Task<Guid> Welcomed(params IReadOnlyList<string> backTo)
    {
        await Ready();
        Practices[Mother] = "Z99901";
        var id = await AcceptedLink(backTo);
        await Worker.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, await Version(id)));
        return id;
    }

    private Task Came() => With<LinkFirstAttended>(Worker, links => links.Noted(Mother, Hub, Hub, CancellationToken.None));

    private static async Task<IReadOnlyList<ViewPracticeSheet.Woman>> Told(Actor actor) => (await actor.Ask(new ViewPracticeSheet.Query())).Told;

    private static Task<string?> Waits(Actor actor) => actor.With(s => s.GetServices<IWaiting>().OfType<WaitingTold>().Single().Says(CancellationToken.None));

    [Fact]
    public async Task Her_practice_reads_that_she_was_welcomed_and_came_and_somebody_of_it_notes_that()
    {
        await Welcomed("gp");
        await Came();
        var told = await Told(Gp);
        Assert.Equal(["Came for the first time", "Welcome by the hub: they spoke"], told.Select(t => t.What));
        Assert.Equal([$"Mother {Mother}"], told.Select(t => t.Name).Distinct());
        Assert.All(told, t => Assert.True(t.IsNew));
        Assert.Equal("Hubs told you of 1 woman of your practice.", await Waits(Gp));
        await Told(SecondGp); // reading notes nothing
        Assert.NotNull(await Waits(SecondGp));
        await Gp.Send(new ViewPracticeSheet.Command([.. told.Select(t => t.ToldId)]));
        Assert.Null(await Waits(SecondGp));
        Assert.All(await Told(SecondGp), t => Assert.False(t.IsNew));
    }

    [Fact]
    public async Task What_nobody_has_noted_stands_first_however_old_it_is()
    {
        await Welcomed("gp");
        await DaysPass(1);
        await Came();
        await Gp.Send(new ViewPracticeSheet.Command([(await Told(Gp))[0].ToldId]));
        Assert.Equal([("Welcome by the hub: they spoke", true), ("Came for the first time", false)], (await Told(Gp)).Select(t => (t.What, t.IsNew)));
    }

    [Fact]
    public async Task Another_practice_and_those_who_are_none_read_and_note_nothing()
    {
        await Welcomed("midwife", "gp");
        var id = (await Told(Gp)).Single().ToldId;
        Assert.Empty(await Told(OtherGp));
        Assert.Null(await Waits(OtherGp));
        await OtherGp.Send(new ViewPracticeSheet.Command([id]));
        Assert.NotNull(await Waits(Gp));
        Assert.Empty(await Told(World.As(Roles.PracticeStaff)));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(new ViewPracticeSheet.Command([id])));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new ViewPracticeSheet.Command([id])));
        Assert.Null(await Waits(Nobody));
    }

    [Fact]
    public async Task Where_she_did_not_say_so_nothing_is_kept_and_the_hub_reads_nothing_of_it()
    {
        var id = await Welcomed("midwife");
        await Came();
        Assert.Empty(await Told(Gp));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_told_practice"));
        Assert.Null((await Worker.Ask(new SeeLink(id))).Practice);
    }

    [Fact]
    public async Task It_goes_when_she_takes_the_choice_back_and_when_the_link_is_withdrawn()
    {
        var id = await Welcomed("midwife", "gp");
        await Happens(new HubLinkChosenAgain(id, null, [], null, ["midwife"], 1));
        Assert.Empty(await Told(Gp));
        await Came();
        Assert.Empty(await Told(Gp));
        await Happens(new HubLinkChosenAgain(id, null, [], null, ["gp"], 2), new HubLinkWithdrawn(id, "asked"));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_told_practice"));

        var other = await Welcomed("gp");
        Assert.Single(await Told(Gp));
        await Happens(new HubLinkWithdrawn(other, "asked"));
        Assert.Empty(await Told(Gp));
        Assert.Null(await Waits(Gp));
    }

    [Fact]
    public async Task A_choice_that_was_changed_before_the_link_was_heard_of_holds()
    {
        await Ready();
        var asked = Linking(backTo: ["gp", "midwife"]);
        await Happens(new HubLinkChosenAgain(asked.LinkId, null, [], null, [], 1), asked);
        Assert.Equal([""], await World.Sql<string>("SELECT back_to FROM familyhubs_link"));
    }

    [Theory]
    [InlineData("hold")]
    [InlineData("objection")]
    public async Task Nothing_is_told_or_shown_while_contact_is_held_or_she_objects(string why)
    {
        await Welcomed("gp");
        if (why == "hold") await Held(Mother);
        else await World.Arrange("INSERT INTO familyhubs_objection (objection_id, person_id, purpose) VALUES (@id, @Mother, 'EarlyHelp')", new { id = World.NewId(), Mother });
        Assert.Empty(await Told(Gp));
        Assert.Null(await Waits(Gp));
        await Came();
        Assert.Equal(["Welcomed"], await World.Sql<string>("SELECT what FROM familyhubs_told_practice"));
    }

    [Fact]
    public async Task A_practice_that_is_not_known_was_not_told_and_the_hub_reads_so()
    {
        await Ready();
        var id = await AcceptedLink("gp");
        Assert.StartsWith("It is told when", (await Worker.Ask(new SeeLink(id))).Practice, StringComparison.Ordinal);
        await Worker.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, await Version(id)));
        Assert.Equal("Her practice is not known here, so it was not told", (await Worker.Ask(new SeeLink(id))).Practice);
        Assert.Empty(await Told(Gp));
        Assert.Empty(await Told(OtherGp)); // a practice without a code is nobody's
    }

    [Fact]
    public async Task The_hub_reads_that_it_was_told_or_that_nobody_of_her_practice_works_here()
    {
        var id = await Welcomed("gp");
        Assert.StartsWith("Told on 2 March 2026", (await Worker.Ask(new SeeLink(id))).Practice, StringComparison.Ordinal);
        await World.Arrange("UPDATE familyhubs_told_practice SET practice_ods = 'Z12345'");
        Assert.StartsWith("Nobody of her practice", (await Worker.Ask(new SeeLink(id))).Practice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_viewer_may_not_see_is_not_named_and_who_left_the_practice_is_not_there()
    {
        await Welcomed("gp");
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(p => new GetPeople.Person(p, null, "Somebody you do not work with", Masking.Hidden, null, null, null))]);
        var her = (await Told(Gp)).Single();
        Assert.Equal((ViewPracticeSheet.Unnamed, (Guid?)null), (her.Name, her.HouseholdId));
        Practices[Mother] = "Z99909";
        Assert.Empty(await Told(Gp));
    }

    [Fact]
    public async Task Who_had_not_come_after_all_is_not_told_of_as_having_come()
    {
        await Welcomed("gp");
        await Came();
        await With<LinkFirstAttended>(Worker, links => links.TakenBack(Mother, Hub, Hub, CancellationToken.None));
        Assert.Equal(["Welcome by the hub: they spoke"], (await Told(Gp)).Select(t => t.What));
        await Came();
        Assert.Equal(2, (await Told(Gp)).Count);
    }
}
