using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.People;

public sealed class PanelsTests : ArrangedAround
{
    private Task<object?> Card<T>(Actor actor) where T : IPanel => actor.With(s => s.GetServices<IPanel>().OfType<T>().Single().For(Family, CancellationToken.None));

    private Task<object?> Of<T>(Actor actor) where T : IPersonPanel => actor.With(s => s.GetServices<IPersonPanel>().OfType<T>().Single().For(Mother, CancellationToken.None));

    private async Task<PregnancyLine?> Line(Actor actor) => (await Card<PregnancyPanel>(actor) as PregnancyLines)?.Lines.Single();

    [Fact]
    public async Task Her_midwife_sees_how_far_she_is_her_health_visitor_from_the_28th_week_and_others_nothing()
    {
        var id = await Pregnant(visitor: Visitor.Id);
        Assert.Equal((id, "20+0", false), await Line(Midwife) is { } line ? (line.Id, line.Weeks!, line.AskFirst) : default);
        Assert.NotNull(await Of<PregnancyPersonPanel>(Midwife));
        Assert.Null(await Line(Visitor));
        Assert.Null(await Line(OtherMidwife));
        World.Clock.Advance(TimeSpan.FromDays(56));
        Assert.Equal("28+0", (await Line(Visitor))?.Weeks);
        Assert.Null(await Line(OtherVisitor));
    }

    [Fact]
    public async Task While_contact_is_held_a_card_says_ask_first_and_nothing_else()
    {
        await Pregnant(teamMayKnow: true);
        await Told(new ContactHeld(World.NewId(), [Mother], HoldKind.Pregnancy, Today));
        Assert.True((await Line(Midwife))!.AskFirst);
        Assert.Null(await Card<ExpectingPanel>(World.As(Roles.LinkWorker)));
    }

    [Fact]
    public async Task A_team_that_works_with_her_reads_the_flag_only_where_she_agreed()
    {
        var id = await Pregnant();
        var worker = World.As(Roles.FamilyHelp);
        Assert.Null(await Card<ExpectingPanel>(worker));
        await World.Arrange("UPDATE antenatal_pregnancy SET team_may_know = 1", null);
        Assert.NotNull(await Card<ExpectingPanel>(worker));
        Assert.NotNull(await Of<ExpectingPersonPanel>(worker));
        Unseen.Add(Family);
        Assert.Null(await Card<ExpectingPanel>(worker));
        Assert.Null(await Of<ExpectingPersonPanel>(worker));
        Unseen.Clear();
        var objection = World.NewId();
        await World.Happened(new SharingObjectionRecorded(objection, Mother, [SharingPurpose.EarlyHelp], []));
        Assert.Null(await Card<ExpectingPanel>(worker));
        await Told(new SharingObjectionWithdrawn(objection, Mother, [SharingPurpose.EarlyHelp], []));
        Assert.NotNull(await Card<ExpectingPanel>(worker));
        await Loses(id);
        Assert.Null(await Card<ExpectingPanel>(worker));
    }

    [Theory]
    [InlineData(PregnancyStatus.Born)]
    [InlineData(PregnancyStatus.LossRecorded)]
    [InlineData(PregnancyStatus.Closed)]
    [InlineData(PregnancyStatus.MovedAway)]
    [InlineData(PregnancyStatus.EnteredInError)]
    internal async Task Nobody_is_flagged_as_expecting_who_is_not(PregnancyStatus status)
    {
        await Pregnant(status: status, teamMayKnow: true);
        Assert.Null(await Card<ExpectingPanel>(World.As(Roles.Chair)));
    }

    [Fact]
    public Task No_panel_of_a_pregnancy_stands_in_a_pack() => World.AsSystem().With(s =>
    {
        var mine = s.GetServices<IPanel>().Where(p => p.Partial.StartsWith("/Antenatal/", StringComparison.Ordinal)).ToList();
        Assert.True(mine.Count >= 2);
        Assert.All(mine, p => Assert.False(p.InPack));
        return Task.FromResult(0);
    });
}
