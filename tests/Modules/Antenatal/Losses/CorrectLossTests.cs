using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Losses;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Losses;

public abstract class ArrangedLoss : ArrangedPregnancy
{
    internal async Task<Guid> Lost(Guid pregnancy, params Guid[] babies)
    {
        var id = World.NewId();
        await Midwife.Send(new RecordLoss.Command(id, pregnancy, babies, LossType.Miscarriage, Today, ["nobody"], CareOffered.NotYet));
        Assert.True(await World.Services.GetRequiredService<LossTries>().Run(id, CancellationToken.None));
        return id;
    }

    internal async Task<LossSection.Model?> Section(Guid pregnancy) => await Midwife.With(async services => (LossSection.Model?)await new LossSection(services.GetRequiredService<Db>(), services.GetRequiredService<LossEntries>())
        .For(await services.GetRequiredService<PregnancySteps>().Find(pregnancy, CancellationToken.None), CancellationToken.None));
}

public sealed class CorrectLossTests : ArrangedLoss
{
    private async Task<CorrectLoss.Command> Mistake(Guid pregnancy, params Guid[] entries) => new(pregnancy, await VersionOf(pregnancy), entries, "Another family's notes were open");

    [Fact]
    public async Task It_goes_back_to_where_it_stood_with_the_reason_beside_the_loss_alone()
    {
        var pregnancy = await Pregnant(status: PregnancyStatus.Booked);
        var baby = Assert.Single(await BabiesOf(pregnancy));
        await Lost(pregnancy);
        var command = await Mistake(pregnancy);
        await Midwife.Send(command);
        await Midwife.Send(command); // a second press
        Assert.Equal(PregnancyStatus.Booked, await StatusOf(pregnancy));
        Assert.Equal([new PregnancyEndedInLoss(pregnancy, Mother), new UnbornExpected(baby, pregnancy, World.Clock.Now()), new PregnancyReopened(pregnancy, Mother)], World.Told);
        Assert.Equal(["Another family's notes were open"], await World.Sql<string>("SELECT corrected_reason FROM antenatal_loss"));
        Assert.Equal(["It was recorded by mistake"], await World.Sql<string>("SELECT reason FROM antenatal_step WHERE subject_id = @pregnancy AND reason IS NOT NULL", new { pregnancy }));
        Assert.Equal(["Expected"], await World.Sql<string>("SELECT state FROM antenatal_baby"));
        Assert.Single(Holds);
        // And lost after all: it is recorded anew.
        await Lost(pregnancy);
        Assert.Equal(PregnancyStatus.LossRecorded, await StatusOf(pregnancy));
    }

    [Fact]
    public async Task Whoever_was_asked_for_a_first_appointment_is_asked_again()
    {
        var pregnancy = await Pregnant(status: PregnancyStatus.Notified, midwife: OtherMidwife.Id);
        await World.Arrange("UPDATE antenatal_pregnancy SET team_id = @MaternityTeam WHERE id = @pregnancy", new { pregnancy, MaternityTeam });
        var colleague = World.As(Roles.Midwife, MaternityTeam);
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'LossRecorded', status_before = 'Notified' WHERE id = @pregnancy", new { pregnancy });
        await World.Arrange("UPDATE antenatal_baby SET state = 'Lost' WHERE pregnancy_id = @pregnancy", new { pregnancy });
        await World.Arrange("""
            INSERT INTO antenatal_loss (id, pregnancy_id, baby_id, type, lost_on, hv_may_be_told, hub_may_be_told, gp_may_be_told, care, recorded_at)
            SELECT b.id, b.pregnancy_id, b.id, 'Miscarriage', @Today, 0, 0, 0, 'NotYet', @now FROM antenatal_baby b WHERE b.pregnancy_id = @pregnancy
            """, new { pregnancy, Today, now = World.Clock.Now() });
        await colleague.Send(await Mistake(pregnancy));
        Assert.Equal(OtherMidwife.Id, Assert.Single(Tasks, t => t.KindCode == BookingTask.Kind).AssigneeUserId);
    }

    [Fact]
    public async Task Of_two_one_is_put_right_and_the_other_stays()
    {
        var pregnancy = await Pregnant(babies: 2);
        var babies = await BabiesOf(pregnancy);
        await Lost(pregnancy, [.. babies]);
        var entries = (await Midwife.Ask(new CorrectLoss.Query(pregnancy))).Entries;
        Assert.Equal([1, 2], entries.Select(e => e.Number!.Value).Order());
        Assert.Equal("EntryIds", (await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(await Mistake(pregnancy)))).Input);
        await Midwife.Send(await Mistake(pregnancy, entries.Single(e => e.Number == 2).Id));
        Assert.Equal(PregnancyStatus.Ongoing, await StatusOf(pregnancy));
        Assert.Equal(["Lost", "Expected"], await World.Sql<string>("SELECT state FROM antenatal_baby ORDER BY number"));
        Assert.True((await Section(pregnancy))!.Reread);
        await Midwife.Send(await Mistake(pregnancy, entries.Single(e => e.Number == 1).Id));
        Assert.False((await Section(pregnancy))!.Reread);
        Assert.Equal(["Yes"], await World.Sql<string>("SELECT multiple FROM antenatal_pregnancy"));
        Assert.Single(World.Told.OfType<PregnancyReopened>());
    }

    [Fact]
    public async Task What_is_not_recorded_yet_is_withdrawn_and_never_tried_again()
    {
        var (pregnancy, id) = (await Pregnant(), World.NewId());
        await Midwife.Send(new RecordLoss.Command(id, pregnancy, [], LossType.Miscarriage, Today, ["nobody"], CareOffered.NotYet));
        await Midwife.Send(await Mistake(pregnancy));
        World.Clock.Advance(TimeSpan.FromHours(1));
        await World.Tick();
        Assert.Equal(PregnancyStatus.Ongoing, await StatusOf(pregnancy));
        Assert.Equal(["Withdrawn|"], await World.Sql<string>("SELECT CONCAT(ended_code, '|', sealed) FROM antenatal_loss_try"));
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task Without_a_reason_from_a_stale_page_or_by_somebody_else_it_is_refused()
    {
        var pregnancy = await Pregnant();
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(await Mistake(pregnancy)))).Input);
        await Lost(pregnancy);
        var command = await Mistake(pregnancy);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(command with { Reason = " " }))).Input);
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(command with { Version = 1 }));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(command));
        await Assert.ThrowsAsync<Denied>(() => HubWorker.Send(command));
        Assert.Equal(PregnancyStatus.LossRecorded, await StatusOf(pregnancy));
    }
}

public sealed class CloseAfterLossTests : ArrangedLoss
{
    [Fact]
    public async Task It_closes_once_somebody_offered_support_and_until_then_it_is_on_her_list()
    {
        var pregnancy = await Pregnant();
        await Lost(pregnancy);
        async Task<IReadOnlyList<string>> Work() => [.. (await Midwife.Ask(new GatherMyWork(Midwife.Id, Today))).Where(w => w.Path.StartsWith($"/antenatal/pregnancies/{pregnancy}/loss", StringComparison.Ordinal)).Select(w => w.Title)];
        Assert.Equal(["Offer support, by a person, and note it"], await Work());
        Assert.Equal(CareOffered.NotYet, (await Midwife.Ask(new CloseAfterLoss.Query(pregnancy))).Care);
        Task Close(CareOffered? care, bool? close, int version) => Midwife.Send(new CloseAfterLoss.Command(pregnancy, version, care, close));
        var version = await VersionOf(pregnancy);
        Assert.Equal("Care", (await Assert.ThrowsAsync<Refused>(() => Close(CareOffered.NotYet, true, version))).Input);
        Assert.Equal("Close", (await Assert.ThrowsAsync<Refused>(() => Close(CareOffered.Offered, null, version))).Input);
        await Close(CareOffered.Offered, false, version);
        await Close(CareOffered.Offered, false, version); // a second press
        Assert.Equal(PregnancyStatus.LossRecorded, await StatusOf(pregnancy));
        Assert.Empty(await Work());
        await Assert.ThrowsAsync<Conflict>(() => Close(CareOffered.Declined, true, version));
        await Close(CareOffered.Declined, true, version + 1);
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(pregnancy));
        Assert.Equal(["Declined"], await World.Sql<string>("SELECT care FROM antenatal_loss"));
        Assert.Equal(["Ended"], await World.Sql<string>("SELECT 'Ended' FROM antenatal_pregnancy WHERE involvement_id IS NULL AND ended_on = @Today", new { Today }));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new CloseAfterLoss.Command(pregnancy, 1, CareOffered.Offered, true)));
    }

    [Fact]
    public async Task One_that_goes_on_is_not_closed_here()
    {
        var pregnancy = await Pregnant();
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new CloseAfterLoss.Command(pregnancy, 1, CareOffered.Offered, true)))).Input);
    }
}

public sealed class RereadMessagesTests : ArrangedLoss
{
    [Fact]
    public async Task While_another_baby_is_expected_it_waits_until_she_says_that_she_has_read_them()
    {
        var pregnancy = await Pregnant(babies: 2);
        await Lost(pregnancy, (await BabiesOf(pregnancy))[0]);
        var shown = await Midwife.Ask(new RereadMessages.Query(pregnancy));
        Assert.Equal((World.Clock.Now(), 0), (shown.Since!.Value, shown.Held.Count));
        Assert.Equal("Read", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new RereadMessages.Command(pregnancy, shown.Version, 0, false)))).Input);
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new RereadMessages.Command(pregnancy, shown.Version, 3, true)))).Input);
        Assert.Contains(await Midwife.Ask(new GatherMyWork(Midwife.Id, Today)), w => w.Title == "Read each message again before contact begins");
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new RereadMessages.Command(pregnancy, shown.Version, 0, true)));
        await Midwife.Send(new RereadMessages.Command(pregnancy, shown.Version, 0, true));
        await Midwife.Send(new RereadMessages.Command(pregnancy, shown.Version, 0, true)); // a second press
        Assert.False((await Section(pregnancy))!.Reread);
        Assert.Equal(PregnancyStatus.Ongoing, await StatusOf(pregnancy));
    }
}

public sealed class ListCancelledTests : ArrangedLoss
{
    [Fact]
    public async Task What_was_cancelled_is_listed_after_a_re_opening_until_she_has_looked()
    {
        var (pregnancy, silence) = (await Pregnant(), World.NewId());
        await World.Arrange("INSERT INTO antenatal_silence (id, pregnancy_id, why, opened_on) VALUES (@silence, @pregnancy, 'NotBooked', @Today)", new { silence, pregnancy, Today });
        await Lost(pregnancy);
        Assert.Empty(await Midwife.Ask(new ListCancelled.Query(pregnancy))); // where it was no mistake there is nothing to have again
        await Midwife.Send(new CorrectLoss.Command(pregnancy, await VersionOf(pregnancy), [], "It was a mistake"));
        Assert.Equal(["1 question why nothing was heard"], (await Midwife.Ask(new ListCancelled.Query(pregnancy))).Select(p => p.Says));
        Assert.True((await Section(pregnancy))!.Listed);
        await Midwife.Send(new ListCancelled.Command(pregnancy));
        Assert.Empty(await Midwife.Ask(new ListCancelled.Query(pregnancy)));
        Assert.False((await Section(pregnancy))!.Listed);
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Ask(new ListCancelled.Query(pregnancy)));
    }
}

public sealed class LossSectionTests : ArrangedLoss
{
    [Fact]
    public async Task It_says_what_is_to_be_done_and_where_contact_begins_again()
    {
        var pregnancy = await Pregnant();
        var section = (await Section(pregnancy))!;
        Assert.Equal((0, 0, false, null), (section.Holds.Count, section.Entries, section.CareMissing, section.Told));
        var hold = await Lost(pregnancy);
        section = (await Section(pregnancy))!;
        Assert.Equal((hold, 1, 0, true), (Assert.Single(section.Holds).HoldId, section.Entries, section.Waiting, section.CareMissing));
        Assert.Empty(section.Told!);
        await World.Arrange("INSERT INTO antenatal_hold (hold_id, person_id, kind, held_on, released_on) VALUES (@hold, @Mother, 'Pregnancy', @Today, @Today)", new { hold, Mother, Today });
        Assert.Empty((await Section(pregnancy))!.Holds);
        Assert.Null(await Section(await Pregnant(status: PregnancyStatus.Closed)));
    }
}
