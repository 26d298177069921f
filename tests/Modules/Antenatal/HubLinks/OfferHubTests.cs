using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

/// <summary>OfferHub and SeeOffer.</summary>
public sealed class OfferHubTests : ArrangedLink
{
    private static readonly DateOnly July = new(2026, 7, 1);

    internal OfferHub.Command Yes(Guid pregnancy) => new(
        World.NewId(), pregnancy, "ring", OfferAnswer.YesCallMe, null, null, false, ["due-month", "language"], ["meeting-others", "help-to-get-there"], ["midwife"], PartnerWelcome.Yes, Hub);

    private async Task<Refused> IsRefused(OfferHub.Command command, string input, string part)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(command));
        Assert.Contains(refused.Reasons, r => r.Input == input && r.Text.Contains(part, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_hub_offer"));
        Assert.Empty(World.Told);
        return refused;
    }

    [Fact]
    public async Task A_yes_keeps_the_words_that_were_used_and_asks_the_hub_for_what_she_chose()
    {
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(id => new GetPeople.Person(id, Family, "Ines", Masking.Full, "adult", "Polish", true))]);
        var pregnancy = await Pregnant(edd: new DateOnly(2026, 7, 20));
        var yes = Yes(pregnancy);
        Assert.Equal(yes.Id, await Midwife.Send(yes));
        var asked = Assert.IsType<HubLinkAsked>(Assert.Single(World.Told));
        Assert.Equal((yes.Id, Mother, pregnancy, Hub, (DateOnly?)July, "Polish"), (asked.LinkId, asked.PersonId, asked.PregnancyId, asked.SiteId, asked.DueMonth, asked.LanguageCode));
        Assert.Equal(["meeting-others", "help-to-get-there", "her-partner-may-come-too"], asked.NeedsCodes);
        Assert.Equal(["midwife"], asked.BackToCodes);
        Assert.Equal([LinkWords.Wordings["ring"]], await World.Sql<string>("SELECT wording FROM antenatal_hub_offer WHERE pregnancy_id = @pregnancy", new { pregnancy }));
        Assert.Equal(["Asked"], await StepsOf(yes.Id));

        await Midwife.Send(yes); // pressed twice
        Assert.Single(World.Told);
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(yes with { Needs = [] }));
    }

    [Fact]
    public async Task Nothing_ticked_is_an_answer_too()
    {
        var pregnancy = await Pregnant();
        await Midwife.Send(Yes(pregnancy) with { Share = [], Needs = null, Tell = [], Partner = PartnerWelcome.No });
        var asked = Assert.IsType<HubLinkAsked>(Assert.Single(World.Told));
        Assert.Equal((null, null), (asked.DueMonth, asked.LanguageCode));
        Assert.Empty(asked.NeedsCodes.Concat(asked.BackToCodes));
    }

    [Theory]
    [InlineData(OfferAnswer.NoThanks)]
    [InlineData(OfferAnswer.DoNotAskAgain)]
    internal async Task A_no_is_kept_and_no_hub_is_asked(OfferAnswer answer)
    {
        var pregnancy = await Pregnant();
        await Midwife.Send(Yes(pregnancy) with { Answer = answer, SiteId = null });
        Assert.Empty(World.Told);
        Assert.Equal([answer.ToString()], await World.Sql<string>("SELECT answer FROM antenatal_hub_offer"));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_hub_link"));
        Assert.Equal(answer == OfferAnswer.DoNotAskAgain ? (DateOnly?)Today : null, (await Midwife.Ask(new SeeOffer(pregnancy))).NeverAgainOn);
    }

    [Fact]
    public async Task Later_needs_a_day_that_is_still_to_come()
    {
        var pregnancy = await Pregnant();
        var later = Yes(pregnancy) with { Answer = OfferAnswer.Later };
        await IsRefused(later, "LaterOn", "Enter the day");
        await IsRefused(later with { LaterOn = Today }, "LaterOn", "after today");
        await IsRefused(later with { LaterOn = Today.AddDays(140 + 22) }, "LaterOn", "still expected"); // 20 weeks are left, and three after them
        await Midwife.Send(later with { LaterOn = Today.AddDays(7) });
        Assert.Equal([Today.AddDays(7)], await World.Sql<DateOnly>("SELECT follow_up_on FROM antenatal_hub_offer"));
    }

    [Fact]
    public async Task What_is_missing_or_not_of_the_list_is_said_at_once()
    {
        var pregnancy = await Pregnant(eddKnown: false);
        var refused = await IsRefused(new(World.NewId(), pregnancy, null, null, null, null, false, ["parity"], ["diagnosis"], ["partner"], (PartnerWelcome)9, null), "Wording", "Choose the words");
        Assert.Equal(["Wording", "Answer", "DueOn", "Share", "Needs", "Tell", "Partner"], refused.Reasons.Select(r => r.Input));
        await IsRefused(Yes(pregnancy) with { NotKnownYet = true, SiteId = null }, "SiteId", "Choose a hub");
        await IsRefused(Yes(pregnancy) with { NotKnownYet = true, DueOn = Today.AddDays(60) }, "NotKnownYet", "Leave this empty");
        await IsRefused(Yes(pregnancy) with { DueOn = Today.AddYears(1), DueFrom = DueFrom.Scan }, "DueOn", "38 weeks");
        await IsRefused(Yes(pregnancy) with { DueOn = Today.AddDays(60) }, "DueFrom", "how the due date is known");
        await IsRefused(Yes(pregnancy) with { DueOn = Today.AddDays(60), DueFrom = DueFrom.NotKnown }, "DueFrom", "how the due date is known");
        await IsRefused(Yes(pregnancy) with { NotKnownYet = true, SiteId = World.NewId() }, "SiteId", "closed");
    }

    [Fact]
    public async Task A_due_date_that_is_not_known_yet_may_stay_so_or_be_said_here()
    {
        var unknown = await Pregnant(eddKnown: false);
        await Midwife.Send(Yes(unknown) with { NotKnownYet = true });
        Assert.Null(Assert.IsType<HubLinkAsked>(Assert.Single(World.Told)).DueMonth);

        var (_, other, _, _) = NewFamily();
        var said = await Pregnant(other, eddKnown: false);
        await Midwife.Send(Yes(said) with { DueOn = new DateOnly(2026, 8, 20), DueFrom = DueFrom.Scan });
        Assert.Equal(new DateOnly(2026, 8, 1), World.Told.OfType<HubLinkAsked>().Last().DueMonth);
        Assert.Equal([new DateOnly(2026, 8, 20)], await World.Sql<DateOnly>("SELECT agreed_edd FROM antenatal_pregnancy WHERE id = @said", new { said }));
        Assert.NotEmpty(await World.Sql<Guid>("SELECT id FROM antenatal_milestone WHERE pregnancy_id = @said", new { said }));
    }

    private sealed record Dates(DateOnly? Lmp, DateOnly? EddByDates, DateOnly? EddByScan, DateOnly? AgreedEdd, int? BookedAtDays);

    [Fact]
    public async Task A_due_date_that_is_said_here_is_kept_as_it_would_be_with_the_dates_and_what_is_noted_there_goes_on_from_it()
    {
        var (due, scan) = (new DateOnly(2026, 8, 20), new DateOnly(2026, 8, 12));
        async Task<Dates> Of(Guid id) => (await World.Sql<Dates>("SELECT lmp, edd_by_dates, edd_by_scan, agreed_edd, booked_at_days FROM antenatal_pregnancy WHERE id = @id", new { id })).Single();

        var byPeriod = await Pregnant(eddKnown: false);
        await World.Arrange("UPDATE antenatal_pregnancy SET booking_done_on = @on WHERE id = @byPeriod", new { byPeriod, on = new DateOnly(2026, 1, 20) });
        await Midwife.Send(Yes(byPeriod) with { Answer = OfferAnswer.NoThanks, DueOn = due, DueFrom = DueFrom.Period });
        Assert.Equal(new Dates(due.AddDays(-280), due, null, due, 68), await Of(byPeriod)); // booked at 9+5
        await Midwife.Send(new ChangeDates.Command(byPeriod, due.AddDays(-280), scan, null, await VersionOf(byPeriod)));
        Assert.Equal((scan, due), ((await Of(byPeriod)).AgreedEdd!.Value, (await Of(byPeriod)).EddByDates!.Value));

        var byScan = await Pregnant(NewFamily().Mother, eddKnown: false);
        await Midwife.Send(Yes(byScan) with { Answer = OfferAnswer.NoThanks, DueOn = due, DueFrom = DueFrom.Scan });
        Assert.Equal(new Dates(null, null, due, due, null), await Of(byScan));
        await Midwife.Send(new ChangeDates.Command(byScan, null, null, "The scan was another woman's", await VersionOf(byScan)));
        Assert.Equal(new Dates(null, null, null, null, null), await Of(byScan));
    }

    [Fact]
    public async Task While_contact_is_held_nothing_is_offered()
    {
        var pregnancy = await Pregnant();
        await Hold(Mother);
        await IsRefused(Yes(pregnancy), "", "Do not contact, ask first");
        await IsRefused(Yes(pregnancy) with { Answer = OfferAnswer.NoThanks }, "", "Do not contact, ask first");
        Assert.True((await Midwife.Ask(new SeeOffer(pregnancy))).Held);
    }

    [Fact]
    public async Task Where_she_objects_no_hub_is_told_of_her_and_a_no_is_kept_all_the_same()
    {
        var pregnancy = await Pregnant();
        Objecting.Add(Mother);
        await IsRefused(Yes(pregnancy), "Answer", "objects");
        await Midwife.Send(Yes(pregnancy) with { Answer = OfferAnswer.NoThanks });
        Assert.Single(await World.Sql<Guid>("SELECT id FROM antenatal_hub_offer"));
    }

    [Fact]
    public async Task One_link_at_a_time_and_another_when_that_has_ended()
    {
        var pregnancy = await Pregnant();
        await Midwife.Send(Yes(pregnancy));
        var again = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(Yes(pregnancy)));
        Assert.Contains("linked to a hub already", again.Message, StringComparison.Ordinal);
        await Desk(d => d.WithdrawAll(pregnancy, "asked", default));
        await Midwife.Send(Yes(pregnancy));
        Assert.Equal(2, World.Told.OfType<HubLinkAsked>().Count());
    }

    [Theory]
    [InlineData(PregnancyStatus.LossRecorded)]
    [InlineData(PregnancyStatus.Closed)]
    [InlineData(PregnancyStatus.MovedAway)]
    [InlineData(PregnancyStatus.EnteredInError)]
    internal async Task Where_nobody_is_expected_nothing_is_offered(PregnancyStatus status) => await IsRefused(Yes(await Pregnant(status: status)), "", "while a baby is expected");

    [Fact]
    public async Task Only_her_own_midwives_offer()
    {
        var pregnancy = await Pregnant(visitor: Visitor.Id);
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(Yes(pregnancy)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Ask(new SeeOffer(pregnancy)));
        foreach (var actor in (Actor[])[Visitor, Gp, HubWorker, Nobody])
        {
            await Assert.ThrowsAsync<Denied>(() => actor.Send(Yes(pregnancy)));
            await Assert.ThrowsAsync<Denied>(() => actor.Ask(new SeeOffer(pregnancy)));
        }
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Send(Yes(pregnancy)));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new SeeOffer(pregnancy)));
    }

    [Fact]
    public async Task The_form_shows_what_is_due_and_of_a_restricted_woman_her_first_name_alone()
    {
        Restricted.Add(Mother);
        var pregnancy = await Pregnant();
        var seen = await Midwife.Ask(new SeeOffer(pregnancy));
        Assert.Equal(("Ines", null, OfferMoment.Week16), (seen.Name, seen.Language, seen.Due!.Moment));
        Assert.Equal(3, LinkWords.Wordings.Count);
        Assert.All(LinkWords.Wordings.Values, words => Assert.DoesNotContain("referral", words, StringComparison.OrdinalIgnoreCase));
    }
}
