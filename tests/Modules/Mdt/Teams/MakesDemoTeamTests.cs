using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Teams;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Teams;

public sealed class MakesDemoTeamTests : ArrangedTeam
{
    private static readonly string[] Keys = ["chair", "coordinator", "gp", "healthvisitor", "familyhelp", "safeguarding", "hub", "midwife"];

    private async Task<Demo> Made(int households, params string[] accounts)
    {
        var demo = new Demo(households, "not-secret");
        foreach (var key in accounts) demo.Accounts[key] = World.NewId();
        for (var i = 0; i < households; i++) demo.HouseholdIds.Add(World.NewId());
        return await World.AsSystem().With(async scope =>
        {
            await scope.GetRequiredService<MakesDemoTeam>().Make(demo, CancellationToken.None);
            return demo;
        });
    }

    private Task<IReadOnlyList<string>> Statuses() => World.Sql<string>("SELECT status FROM mdt_referral ORDER BY status");

    [Fact]
    public async Task A_team_ten_cases_and_referrals_that_wait()
    {
        var demo = await Made(20, Keys);
        Assert.Equal(["Accepted", "Accepted", "Accepted", "Accepted", "Accepted", "Accepted", "Accepted", "Accepted", "Accepted", "Accepted", "Draft", "ReturnedForInfo", "Submitted"], await Statuses());
        Assert.Equal(6, (await World.Sql<Guid>("SELECT user_id FROM mdt_member WHERE mdt_id = @id", new { id = demo.Ids["mdt"] })).Count);
        Assert.Equal(10, demo.Ids.Keys.Count(k => k.StartsWith("case:", StringComparison.Ordinal)));
        Assert.Contains("Urgent", await World.Sql<string>("SELECT urgency FROM mdt_referral WHERE status = 'Accepted'"));
        Assert.True(10 <= (await World.Sql<DateOnly>("SELECT DISTINCT opened_on FROM mdt_case")).Count);
    }

    [Fact]
    public async Task With_few_households_and_few_accounts_it_makes_what_it_can()
    {
        await Made(2, "coordinator");
        Assert.Equal(["Accepted", "Accepted"], await Statuses());
    }

    [Fact]
    public async Task Who_objects_is_left_out()
    {
        Objecting.Add(Child);
        await Made(1, Keys);
        Assert.Equal([Mother], await World.Sql<Guid>("SELECT person_id FROM mdt_referral_person"));
    }

    [Fact]
    public async Task Without_accounts_nothing_is_made()
    {
        await Made(3);
        Assert.Empty(await Statuses());
    }
}
