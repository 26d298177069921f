using Neighbourhood.Access.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

/// <summary>By when a hub owes an answer or a welcome: by the setting of its area.</summary>
public sealed class DueDaysTests : ArrangedAsked
{
    private Task<IReadOnlyList<DateOnly>> Due() => World.Sql<DateOnly>("""
        SELECT answer_due_on FROM familyhubs_link WHERE answer_due_on IS NOT NULL
        UNION SELECT welcome_due_on FROM familyhubs_link WHERE welcome_due_on IS NOT NULL
        UNION SELECT answer_due_on FROM familyhubs_gp_referral UNION SELECT answer_due_on FROM familyhubs_proposal WHERE answer_due_on IS NOT NULL
        """);

    [Fact]
    public async Task What_is_owed_is_due_by_the_days_of_the_hubs_area_also_where_any_of_its_hubs_may_answer()
    {
        await Ready();
        World.Answers<GetSetting, string>(q => q.AreaId == Sale && q.Key.EndsWith("Wd", StringComparison.Ordinal) ? "1" : Settings[q.Key]);
        await AcceptedLink();
        await Sent();
        await Sent(Referral() with { Urgency = HubUrgency.Soon });
        await Proposed();
        await Proposed(Made(anyHub: true));
        Assert.Equal([WorkingDay(Today, 1)], await Due());
    }

    [Fact]
    public async Task Where_hubs_of_several_areas_are_asked_it_is_due_by_the_days_of_all()
    {
        await Ready();
        await World.Arrange("UPDATE familyhubs_site SET neighbourhood_id = @other WHERE id = @OtherHub", new { other = World.NewId(), OtherHub });
        World.Answers<GetSetting, string>(q => q.AreaId is not null ? "1" : Settings[q.Key]);
        Families.Remove(Family); // where they live is not known
        await Proposed(Made(anyHub: true));
        Assert.Equal([WorkingDay(Today, 10)], await Due());
    }
}
