using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class SaveReferralDraftTests : ArrangedTeam
{
    private SaveReferralDraft.Command Part(Guid id, int version = 1) => new() { ReferralId = id, Version = version, Situation = "Half a thought", PersonIds = [Mother] };

    [Fact]
    public async Task The_form_says_when_the_team_meets_next()
    {
        var id = await Draft();
        var answered = (await Referrer.Ask(new GetReferralForm(id))).Teams.Single(t => t.Id == Mdt);
        Assert.Equal((null, "Sale team"), (answered.NextMeeting, answered.InWords));
        foreach (var (days, status) in new[] { (-1, "ListOpen"), (1, "ListClosed"), (2, "Cancelled"), (9, "Planned"), (5, "ListOpen") })
            await World.Arrange("""
                INSERT INTO mdt_meeting (id, mdt_id, title, starts_at, ends_at, place, status, version) VALUES (@meeting, @Mdt, 'Sale', @at, @at, 'Hall', @status, 1)
                """, new { meeting = World.NewId(), Mdt, at = World.Clock.Now().AddDays(days), status });
        answered = (await Referrer.Ask(new GetReferralForm(id))).Teams.Single(t => t.Id == Mdt);
        Assert.Equal("Sale team, next meeting on 7 March 2026 at 10:00", answered.InWords);
    }

    [Fact]
    public async Task What_stands_around_a_text_is_neither_counted_nor_kept()
    {
        var id = await Draft();
        var ask = new string('a', 498) + "\r\n" + "b";
        await Referrer.Send(new SaveReferralDraft.Command { ReferralId = id, Version = 1, Ask = new string(' ', 9000) + ask + "\r\n", Situation = "  " });
        Assert.Equal([ask.Replace("\r\n", "\n", StringComparison.Ordinal)], await World.Sql<string>("SELECT ask FROM mdt_referral WHERE id = @id AND situation IS NULL", new { id }));
    }

    [Fact]
    public async Task What_is_written_so_far_is_kept_and_the_next_save_carries_on()
    {
        var id = await Draft();
        Assert.Equal(2, await Referrer.Send(Part(id)));
        Assert.Equal(3, await Referrer.Send(Part(id, 2) with { Ask = "Help", PersonIds = [Mother, Mother, Child] }));
        var form = await Referrer.Ask(new GetReferralForm(id));
        Assert.Equal(("Half a thought", "Help", 3), (form.Draft.Situation, form.Draft.Ask, form.Draft.Version));
        Assert.Equal(new HashSet<Guid> { Mother, Child }, [.. form.PersonIds]);
        Assert.Equal(["Draft"], await StepsOf(id));
    }

    [Fact]
    public async Task A_stale_window_is_a_conflict_that_shows_both()
    {
        var id = await Draft();
        await Referrer.Send(Part(id));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Referrer.Send(Part(id) with { Situation = "Another thought" }));
        Assert.Equal(("Half a thought", "Another thought"), (conflict.Stands["Situation"], conflict.Sent["Situation"]));
        Assert.Equal("Half a thought", (await Referrer.Ask(new GetReferralForm(id))).Draft.Situation);
    }

    [Fact]
    public async Task Too_long_is_refused_even_in_a_draft() =>
        Assert.Equal("Situation", (await Assert.ThrowsAsync<Refused>(async () => await Referrer.Send(Part(await Draft()) with { Situation = new string('s', 1001) }))).Input);

    [Fact]
    public async Task People_of_another_family_are_refused() =>
        Assert.Equal("PersonIds", (await Assert.ThrowsAsync<Refused>(async () => await Referrer.Send(Part(await Draft()) with { PersonIds = [World.NewId()] }))).Input);

    [Fact]
    public async Task A_team_that_talks_about_no_families_is_refused()
    {
        await World.Arrange("UPDATE mdt_team SET kind = 'board' WHERE id = @Mdt", new { Mdt });
        Assert.Equal("MdtId", (await Assert.ThrowsAsync<Refused>(async () => await Referrer.Send(Part(await Draft()) with { MdtId = Mdt }))).Input);
    }

    [Fact]
    public async Task A_draft_is_its_authors_alone()
    {
        var id = await Draft();
        await Assert.ThrowsAsync<NotFound>(() => OtherReferrer.Send(Part(id)));
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(Part(id)));
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Ask(new GetReferralForm(id)));
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.Coordinator, Guid.Empty).Send(Part(id)));
    }

    [Fact]
    public async Task What_was_sent_is_changed_no_more()
    {
        var id = await Submitted();
        Assert.Contains("waits for the team", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Part(id, 2)))).Message, StringComparison.Ordinal);
    }
}
