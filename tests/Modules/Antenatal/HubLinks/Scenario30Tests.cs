using System.Text.Json;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs;
using Neighbourhood.Testing;
using Xunit;
using AskedOfHub = Neighbourhood.FamilyHubs.Asked;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

/// <summary>Scenario 30 of acceptance.md on both sides: a midwife and a hub in one world. How long it takes is counted in a browser.</summary>
public sealed class Scenario30Tests : IAsyncLifetime
{
    private World _world = null!;
    private Actor _midwife = null!;
    private Actor _worker = null!;
    private Guid _hub;
    private Guid _mother;
    private Guid _household;

    private DateOnly Today => _world.Clock.Today();

    public async ValueTask InitializeAsync()
    {
        _world = await World.Start(new AntenatalModule(), new FamilyHubsModule(), new StandIn("contact.messages.queue", "families.tasks.open"));
        (_hub, _mother, _household) = (_world.NewId(), _world.NewId(), _world.NewId());
        (_midwife, _worker) = (_world.As(Roles.Midwife), _world.As(Roles.HubWorker, _hub));
        _world.Answers<GetSetting, string>(q => q.Key == "antenatal.hubOfferWeeks" ? "notification; booking; 16; 28" : "5");
        _world.Answers<AddWorkingDays, DateOnly>(q => ArrangedHub.WorkingDay(q.Day, q.Days));
        _world.Answers<GetSharingBasis, SharingBasis>(_ => SharingBasis.Informed);
        _world.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(id => new GetPeople.Person(id, _household, "Ines Okafor", Masking.Full, "adult", "Polish", true))]);
        _world.Answers<GetHousehold, GetHousehold.Answer?>(q => new(
            q.HouseholdId, "Okafor", Masking.Full, null, null, "Sale South", 2, null, [new(_mother, "Ines Okafor", Masking.Full, "mother", "adult", "full", null, null)]));
        _world.Answers<OpenTask, Guid>(t => t.TaskId);
        _world.Answers<CloseTask, Done>(_ => default);
        _world.Answers<QueueMessage, QueueMessage.Answer>(_ => new(true, null));
        await _world.Arrange("""
            INSERT INTO familyhubs_site (id, name, folded_name, kind, accessibility, trailblazer, opened_on, added_at, version) VALUES (@_hub, 'Acorn Hub', 'acorn hub', 'FamilyHub', '', 0, @opened, @now, 1)
            """, new { _hub, opened = Today.AddYears(-1), now = _world.Clock.Now() });
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>First baby, 20+0 unless the date is not known yet, with a factor, an answer to the questions how she feels, and a link to be asked for.</summary>
    private async Task<OfferHub.Command> Offer(bool known, params IReadOnlyList<string> tell)
    {
        var (id, now) = (_world.NewId(), _world.Clock.Now());
        await _world.Arrange("""
            INSERT INTO antenatal_pregnancy (id, person_id, household_id, status, notified_on, source, agreed_edd, parity, multiple, booked_elsewhere, booked_at_days, midwife_user_id, team_may_know, gp_may_know, created_at, version)
            VALUES (@id, @_mother, @_household, 'Ongoing', @Today, 'Midwife', @edd, 'Nulliparous', 'Yes', 0, 68, @midwife, 0, 0, @now, 1)
            """, new { id, _mother, _household, Today, edd = known ? new DateOnly(2026, 7, 20) : (DateOnly?)null, midwife = _midwife.Id, now });
        await _world.Arrange("INSERT INTO antenatal_factor (pregnancy_id, code, noted_on) VALUES (@id, 'domestic-abuse', @Today)", new { id, Today });
        return new(_world.NewId(), id, "ring", OfferAnswer.YesCallMe, null, null, !known, ["due-month", "language"], ["meeting-others"], tell, PartnerWelcome.NotAsked, _hub);
    }

    private async Task<LinkDesk.Standing> Stands(OfferHub.Command asked)
    {
        await _world.Deliver();
        return (await _midwife.Ask(new SeeLink(asked.Id))).Link;
    }

    /// <summary>Everything that the hub has of it, as text.</summary>
    private async Task<string> OfTheHub(Guid link)
    {
        var columns = Schema.Of(typeof(FamilyHubsModule).Assembly).Tables.Single(t => t.Name == "familyhubs_link").Columns.Select(c => c.Name).ToList();
        Assert.Contains("due_month", columns);
        Assert.DoesNotContain(columns, c => c.Contains("parity", StringComparison.Ordinal) || c.Contains("edd", StringComparison.Ordinal) || c.Contains("gestation", StringComparison.Ordinal)
            || c.Contains("factor", StringComparison.Ordinal) || c.Contains("screen", StringComparison.Ordinal) || c.Contains("lmp", StringComparison.Ordinal));
        return JsonSerializer.Serialize(await _worker.Ask(new AskedOfHub.SeeLink(link)));
    }

    private static void SaysNothingClinical(string told)
    {
        foreach (var word in (string[])["parous", "parity", "gestation", "20+0", "2026-07-20", "domestic", "factor", "screen", "epds", "whooley", "scan", "lmp", "booked", "multiple", "twin", "midwifeUser"])
            Assert.DoesNotContain(word, told, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scenario_30_given_an_EDD_or_not_known_yet_the_hub_receives_due_month_language_and_chosen_needs_only_and_only_what_she_chose_comes_back(bool known)
    {
        var yes = await Offer(known, "midwife");
        await _midwife.Send(yes);
        var asked = _world.Told.OfType<HubLinkAsked>().Single();
        Assert.Equal(known ? (DateOnly?)new DateOnly(2026, 7, 1) : null, asked.DueMonth);
        Assert.Equal(
            ["BackToCodes", "DueMonth", "LanguageCode", "LinkId", "NeedsCodes", "PersonId", "PregnancyId", "SiteId"],
            typeof(HubLinkAsked).GetProperties().Select(p => p.Name).Where(n => n != "EqualityContract").Order(StringComparer.Ordinal));
        SaysNothingClinical(JsonSerializer.Serialize(asked));
        await _world.Deliver();
        var hub = await OfTheHub(yes.Id);
        Assert.Contains("Polish", hub, StringComparison.Ordinal);
        Assert.Contains("meeting-others", hub, StringComparison.Ordinal);
        SaysNothingClinical(hub);

        await _worker.Send(new AskedOfHub.AcceptLink.Command(yes.Id, 1));
        Assert.Equal((LinkStatus.Accepted, Today), ((await Stands(yes)).Status, (await Stands(yes)).AnsweredOn!.Value));
        await _worker.Send(new AskedOfHub.WelcomeLink.Command(yes.Id, WelcomeCode.Spoke, 2));
        Assert.Equal((LinkStatus.Welcomed, "spoke"), ((await Stands(yes)).Status, (await Stands(yes)).WelcomeCode));
    }

    [Fact]
    public async Task Scenario_30_where_she_wants_nobody_told_the_midwife_hears_the_answer_alone()
    {
        var yes = await Offer(known: true);
        await _midwife.Send(yes);
        await _world.Deliver();
        await _worker.Send(new AskedOfHub.AcceptLink.Command(yes.Id, 1));
        await _worker.Send(new AskedOfHub.WelcomeLink.Command(yes.Id, WelcomeCode.CameIn, 2));
        var now = await Stands(yes);
        Assert.Equal((LinkStatus.Accepted, null, null), (now.Status, now.WelcomedOn, now.WelcomeCode));
        Assert.DoesNotContain(_world.Told, t => t is HubWelcomed);
    }

    [Fact]
    public async Task She_changes_her_mind_and_the_hub_forgets_what_it_knew_and_stops_when_she_says_so()
    {
        var yes = await Offer(known: true, "midwife");
        await _midwife.Send(yes);
        await _world.Deliver();
        await _midwife.Send(new ChangeLink.Command(yes.Id, 1, [], ["feeding-the-baby"], [], PartnerWelcome.NotAsked));
        await _world.Deliver();
        var hub = await _worker.Ask(new AskedOfHub.SeeLink(yes.Id));
        Assert.Equal((null, null, "feeding-the-baby"), (hub.DueMonth, hub.Language, hub.Needs.Single()));

        await _midwife.Send(new StopLink.Command(yes.Id, 2));
        await _world.Deliver();
        Assert.Equal((AskedOfHub.LinkState.Withdrawn, null), ((await _worker.Ask(new AskedOfHub.SeeLink(yes.Id))).State, (await _worker.Ask(new AskedOfHub.SeeLink(yes.Id))).Name));
    }
}
