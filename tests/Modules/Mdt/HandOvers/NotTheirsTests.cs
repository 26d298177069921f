using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

/// <summary>What goes from one team to another shows nobody more than they may see.</summary>
public sealed class NotTheirsTests : ArrangedHandOver
{
    /// <summary>An action that was promised when the first team talked about a referral.</summary>
    private async Task<Guid> Promised()
    {
        var (id, referral) = (World.NewId(), (await World.Sql<Guid>("SELECT id FROM mdt_referral WHERE case_id = @Case", new { Case })).Single());
        var item = await Item(Case, referral, "Discussed", "Circulated");
        await World.Arrange("UPDATE mdt_referral SET status = 'Discussed' WHERE id = @referral", new { referral });
        await World.Arrange("""
            INSERT INTO mdt_action (id, case_id, item_id, text, owner_user_id, due_on, made_at, version) VALUES (@id, @Case, @item, 'Ring about the drinking', @owner, @Today, @now, 1)
            """, new { id, Case, item, owner = Referrer.Id, Today, now = World.Clock.Now() });
        return id;
    }

    [Fact]
    public async Task An_action_that_came_with_a_case_is_left_out_where_somebody_objects_as_it_was_before()
    {
        await Arranged();
        var action = await Promised();
        var taken = await Taken(await TransferOffered(), actions: true);
        Assert.Equal([taken], await World.Sql<Guid>("SELECT case_id FROM mdt_action WHERE id = @action", new { action }));
        Assert.Equal("Ring about the drinking", Assert.Single((await TheirCoordinator.Ask(new TeamActions.Query())).Rows).Text);
        Objecting.Add(Mother);
        Assert.Null(Assert.Single((await TheirCoordinator.Ask(new TeamActions.Query())).Rows).Text);
        Assert.NotNull(Assert.Single((await TheirChair.Ask(new TeamActions.Query())).Rows).Text);
        Assert.DoesNotContain((await TheirMember.Ask(new ViewCase.Query(taken))).Timeline, s => s.What.Contains("drinking", StringComparison.Ordinal));

        await World.Arrange("""
            INSERT INTO mdt_action_escalation (id, action_id, due_on, stage, to_user_id, told_at) VALUES (@id, @action, @Today, 'Manager', @manager, @now)
            """, new { id = World.NewId(), action, Today, manager = TheirMember.Id, now = World.Clock.Now() });
        Assert.Null(Assert.Single(await TheirMember.Ask(new EscalatedActions.Query())).Text);
    }

    [Fact]
    public async Task Why_a_case_was_closed_is_left_out_where_somebody_objects()
    {
        await Arranged();
        await World.Arrange("UPDATE mdt_case SET closed_on = @Today, closed_code = 'Declined', closed_reason = 'She does not want us to know of the drinking' WHERE id = @Case", new { Case, Today });
        Assert.NotNull((await Member.Ask(new ViewCase.Query(Case))).Case.ClosedReason);
        Objecting.Add(Mother);
        Assert.Null((await Member.Ask(new ViewCase.Query(Case))).Case.ClosedReason);
        Assert.NotNull((await Chair.Ask(new ViewCase.Query(Case))).Case.ClosedReason);
    }

    [Fact]
    public async Task Where_a_protected_family_went_is_said_to_nobody_who_may_not_know_the_place()
    {
        await Arranged();
        World.Answers<GetHouseholds, IReadOnlyList<GetHouseholds.Household>>(q => [.. q.HouseholdIds.Select(id => new GetHouseholds.Household(id, "A family", Masking.Restricted, "", 2))]);
        var transfer = await TransferOffered();
        async Task<string> Seen(Testing.Actor who) => System.Text.Json.JsonSerializer.Serialize(await who.Ask(new ViewCase.Query(Case)));
        Assert.DoesNotContain("Altrincham", await Seen(Member), StringComparison.Ordinal);
        Assert.Contains("Altrincham", await Seen(Coordinator), StringComparison.Ordinal); // they asked them
        await TheirCoordinator.Send(new DeclineTransfer.Command(transfer, "No room"));
        Assert.DoesNotContain("Altrincham", await Seen(Member), StringComparison.Ordinal);
        await Taken(await TransferOffered());
        Assert.DoesNotContain("Altrincham", await Seen(Member), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_answers_in_one_moment_leave_one_and_the_other_learns_it()
    {
        await Arranged();
        var transfer = await TransferOffered();
        async Task<string> Outcome(Func<Task> act)
        {
            try
            {
                await act();
                return "done";
            }
            catch (Exception refused) when (refused is Refused or Conflict)
            {
                return "refused";
            }
        }
        var both = await Task.WhenAll(Outcome(() => Taken(transfer)), Outcome(() => Coordinator.Send(new WithdrawTransfer.Command(Case, transfer))));
        Assert.Single(both, "done");
        Assert.Single(both, "refused");
        var outcome = Assert.Single(await World.Sql<string>("SELECT outcome FROM mdt_transfer WHERE id = @transfer", new { transfer }));
        Assert.Equal(outcome == "Accepted" ? 2 : 1, (await World.Sql<int>("SELECT COUNT(*) FROM mdt_case")).Single());
    }
}
