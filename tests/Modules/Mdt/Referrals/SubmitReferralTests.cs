using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class SubmitReferralTests : ArrangedTeam
{
    [Fact]
    public async Task The_team_is_told_that_it_works_with_the_family_and_has_two_working_days()
    {
        World.Clock.MoveTo(new DateTimeOffset(2026, 3, 6, 10, 0, 0, TimeSpan.Zero)); // a Friday
        var id = await Submitted();
        Assert.Equal(ReferralStatus.Submitted, await StatusOf(id));
        Assert.Equal(new DateOnly(2026, 3, 10), Assert.Single(await World.Sql<DateOnly>("SELECT triage_due_on FROM mdt_referral")));
        Assert.Equal(new MdtInvolvementBegan(id, Family, null, Mdt, null, "referral", new DateOnly(2026, 3, 6), true), Assert.Single(World.Told));
        Assert.Equal(["Draft", "Submitted"], await StepsOf(id));
        Assert.Equal(2, (await World.Sql<Guid>("SELECT person_id FROM mdt_referral_person WHERE referral_id = @id", new { id })).Count);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_nothing_is_kept()
    {
        var id = await Draft();
        var refused = await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Whole(id) with { Ask = null, Situation = "Short" }));
        Assert.Equal([("Situation", "Describe the situation in at least 20 characters"), ("Ask", "Say what you want the team to do")], refused.Reasons.Select(r => (r.Input, r.Text)));
        Assert.Equal(ReferralStatus.Draft, await StatusOf(id));
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task A_standing_objection_stops_it_and_the_safeguarding_way_is_told()
    {
        Objecting.Add(Child);
        var id = await Draft();
        var refused = await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Whole(id)));
        Assert.Equal("PersonIds", refused.Input);
        Assert.Contains("safeguarding concern", refused.Message, StringComparison.Ordinal);
        Assert.Empty(World.Told);
        await Referrer.Send(Whole(id) with { PersonIds = [Mother] }); // without them it may go
    }

    [Fact]
    public async Task A_second_press_does_nothing_twice()
    {
        var id = await Submitted();
        await Referrer.Send(Whole(id));
        Assert.Single(World.Told);
        Assert.Equal(["Draft", "Submitted"], await StepsOf(id));
    }

    [Fact]
    public async Task A_stale_window_is_a_conflict_that_shows_both()
    {
        var id = await Draft();
        await Referrer.Send(new SaveReferralDraft.Command { ReferralId = id, Version = 1, Ask = "Something else" });
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Referrer.Send(Whole(id)));
        Assert.Equal("Something else", conflict.Stands["What you are asking the team"]);
        Assert.Equal(ReferralStatus.Draft, await StatusOf(id));
    }

    [Fact]
    public async Task A_team_that_does_not_exist_is_refused() =>
        Assert.Equal("MdtId", (await Assert.ThrowsAsync<Refused>(async () => await Referrer.Send(Whole(await Draft()) with { MdtId = World.NewId() }))).Input);

    [Fact]
    public async Task Nobody_else_sends_it() => await Assert.ThrowsAsync<NotFound>(async () => await OtherReferrer.Send(Whole(await Draft())));

    [Fact]
    public async Task A_withdrawn_draft_is_not_sent()
    {
        var id = await Draft();
        await Referrer.Send(new WithdrawReferral.Command(id, "By mistake", 1));
        Assert.Contains("was withdrawn", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Whole(id, 2)))).Message, StringComparison.Ordinal);
    }
}
