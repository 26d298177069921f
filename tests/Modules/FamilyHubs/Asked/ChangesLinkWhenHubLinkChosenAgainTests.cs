using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class ChangesLinkWhenHubLinkChosenAgainTests : ArrangedAsked
{
    private static HubLinkChosenAgain Chosen(Guid link, int times, DateOnly? month = null, string? language = null, params IReadOnlyList<string> needs) => new(link, month, needs, language, [], times);

    [Fact]
    public async Task What_stood_before_is_forgotten()
    {
        var id = await Linked("midwife", "gp");
        await Happens(Chosen(id, 2, needs: "feeding-the-baby"));
        var seen = await Worker.Ask(new SeeLink(id));
        Assert.Equal((null, null, "feeding-the-baby"), (seen.DueMonth, seen.Language, seen.Needs.Single()));
        Assert.Equal([""], await World.Sql<string>("SELECT back_to FROM familyhubs_link WHERE id = @id", new { id }));
    }

    [Fact]
    public async Task What_comes_late_does_not_undo_what_she_chose_since()
    {
        var id = await Linked("midwife");
        await Happens(Chosen(id, 3), Chosen(id, 2, new DateOnly(2026, 7, 1), "Polish", "meeting-others"), new DueMonthChanged(id, new DateOnly(2026, 8, 1), 2));
        var seen = await Worker.Ask(new SeeLink(id));
        Assert.Equal((null, null), (seen.DueMonth, seen.Language));
        Assert.Empty(seen.Needs);
        await Happens(new DueMonthChanged(id, new DateOnly(2026, 9, 1), 3));
        Assert.Equal(new DateOnly(2026, 9, 1), (await Worker.Ask(new SeeLink(id))).DueMonth);
    }

    [Fact]
    public async Task What_she_chose_before_the_link_was_heard_of_holds_from_the_first()
    {
        var asked = Linking(backTo: "midwife");
        await Happens(Chosen(asked.LinkId, 3, needs: "feeding-the-baby"), Chosen(asked.LinkId, 2, needs: "meeting-others"), new DueMonthChanged(asked.LinkId, new DateOnly(2026, 8, 1), 1), asked, Chosen(asked.LinkId, 2, needs: "meeting-others"));
        var seen = await Worker.Ask(new SeeLink(asked.LinkId));
        Assert.Equal((null, null, "feeding-the-baby"), (seen.DueMonth, seen.Language, seen.Needs.Single()));
        Assert.Equal([""], await World.Sql<string>("SELECT back_to FROM familyhubs_link"));
    }
}
