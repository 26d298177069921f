using System.Text.Json;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

/// <summary>With the module that keeps the families: what a sender may learn is learned of both together.</summary>
public sealed class SendNewFamilyTests : IAsyncLifetime
{
    private World _world = null!;
    private Actor _pharmacy = null!;
    private Actor _worker = null!;
    private Guid _hub;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start(new FamiliesModule(), new FamilyHubsModule());
        _world.Answers<AddWorkingDays, DateOnly>(q => ArrangedHub.WorkingDay(q.Day, q.Days));
        _world.Answers<GetSetting, string>(q => q.Key.EndsWith("Wd", StringComparison.Ordinal) ? "5" : "01632 960 100");
        _hub = FamiliesWorld.Site;
        await _world.Arrange("""
            INSERT INTO familyhubs_site (id, name, folded_name, kind, host_building, accessibility, neighbourhood_id, trailblazer, opened_on, added_at, version)
            VALUES (@_hub, 'Acorn Hub', 'acorn hub', 'FamilyHub', 'PurposeBuilt', '', @North, 0, '2020-01-01', @now, 1)
            """, new { _hub, FamiliesWorld.North, now = _world.Clock.Now() });
        _pharmacy = _world.As(Roles.Referrer, organisationId: FamiliesWorld.Organisation);
        _worker = _world.Hub();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private SendNewFamily.Command Form(RegisterFamily? family = null) => new(
        _world.NewId(), family ?? _world.Form().With(_world.Child("Zola", 2024, 5)), HubNeed.Sleep, null, Agreed: true, _hub, "As written above", HubUrgency.Routine, TellBack.Yes);

    private async Task<SendNewFamily.Command> Sent(RegisterFamily? family = null)
    {
        var form = Form(family);
        await _pharmacy.Send(form);
        await _world.Deliver();
        return form;
    }

    /// <summary>All that the sender reads of it, by its page's list and by its system, without ids.</summary>
    private async Task<string> Read(SendNewFamily.Command form)
    {
        var answer = await _pharmacy.Send(form); // as the first time
        var row = (await _pharmacy.Ask(new ListSentReferrals.Query())).Single(r => r.Id == form.Id);
        var seen = await _pharmacy.Ask(new SeeSentReferral.Query(form.Id));
        var people = await _pharmacy.Ask(new GetPeople(form.Family!.PersonIds));
        var households = await _pharmacy.Ask(new GetHouseholds([form.Family.HouseholdId]));
        var card = await _pharmacy.Ask(new GetHousehold(form.Family.HouseholdId));
        var all = JsonSerializer.Serialize(new object?[] { answer, row, seen, people, households, card });
        all = all.Replace(Referrals.Called(form.Id, null), "", StringComparison.Ordinal);
        return form.Family.PersonIds.Append(form.Family.HouseholdId).Append(form.Id).Aggregate(all, (text, id) => text.Replace(id.ToString(), "", StringComparison.Ordinal));
    }

    private async Task<Guid> DataQualityDecides(SendNewFamily.Command form, RegistrationOutcome outcome, Guid? known = null)
    {
        await _world.Happened(new RegistrationResolved(form.Family!.HouseholdId, outcome, known));
        await _world.Deliver();
        return form.Id;
    }

    private Task<IReadOnlyList<string>> Registration(Guid id) => _world.Sql<string>("SELECT registration FROM familyhubs_gp_referral WHERE id = @id", new { id });

    [Fact]
    public async Task A_family_that_is_known_restricted_or_new_reads_the_same_to_the_sender_and_before_as_after()
    {
        var known = await _world.Family(_world.Form("Berta", "Xu", "ZH1 2BB", "07700 900456"));
        var hidden = await _world.Family(_world.Form("Cara", "Moss", "ZH2 3CC", "07700 900789"));
        await _world.Restrict(hidden.Adult!.PersonId);
        var fresh = await Sent();
        var again = await Sent(_world.Form("Berta", "Xu", "ZH1 2BB", "07700 900456").With(_world.Child("Zola", 2024, 5)));
        var restricted = await Sent(_world.Form("Cara", "Moss", "ZH2 3CC", "07700 900789").With(_world.Child("Zola", 2024, 6)));
        Assert.Equal(["New", "Held", "Held"], [.. await Registration(fresh.Id), .. await Registration(again.Id), .. await Registration(restricted.Id)]);
        var read = await Read(fresh);
        Assert.Equal(read, await Read(again));
        Assert.Equal(read, await Read(restricted));
        await DataQualityDecides(again, RegistrationOutcome.MergedInto, known.Adult!.PersonId);
        await DataQualityDecides(restricted, RegistrationOutcome.Refused);
        Assert.Equal(read, await Read(again));
        Assert.Equal(read, await Read(restricted));
    }

    [Fact]
    public async Task The_hub_sees_a_new_family_and_answers_and_the_sender_reads_how_it_stands()
    {
        var form = await Sent();
        var view = await _worker.Ask(new SeeReferral(form.Id));
        Assert.Equal((2, ReferralFamily.New), (view.Household!.Members.Count, view.Registration!.Value));
        Assert.Equal([1], await _world.Sql<int>("SELECT children FROM familyhubs_gp_referral"));
        await _worker.Send(new AnswerReferral.Command(form.Id, GpReferralAnswer.Welcomed, null, view.Version));
        var row = Assert.Single(await _pharmacy.Ask(new ListSentReferrals.Query()));
        Assert.Equal((Referrals.Called(form.Id, null), "Acorn Hub", "Welcomed", true), (row.Household, row.Hub, row.Stands, row.ToldOf));
    }

    [Fact]
    public async Task A_held_family_is_somebody_to_be_looked_at_until_that_is_done()
    {
        await _world.Family();
        var form = await Sent();
        var view = await _worker.Ask(new SeeReferral(form.Id));
        Assert.Equal(((GetHousehold.Answer?)null, ReferralFamily.Held), (view.Household, view.Registration!.Value));
        var refused = await Assert.ThrowsAsync<Refused>(() => _worker.Send(new AnswerReferral.Command(form.Id, GpReferralAnswer.Welcomed, null, 1)));
        Assert.StartsWith("Someone will look at this", refused.Message, StringComparison.Ordinal);
        Assert.Contains((await _worker.Ask(new ListAsked.Query())), r => r.Item.What.EndsWith("Someone will look at this", StringComparison.Ordinal) && r.Who == "A family");
        await DataQualityDecides(form, RegistrationOutcome.Released);
        Assert.Equal(["Settled"], await Registration(form.Id));
        Assert.NotNull((await _worker.Ask(new SeeReferral(form.Id))).Household);
        await _worker.Send(new AnswerReferral.Command(form.Id, GpReferralAnswer.Welcomed, null, 1));
    }

    [Theory]
    [InlineData(RegistrationOutcome.Refused)]
    [InlineData(RegistrationOutcome.MergedInto)]
    public async Task What_is_no_family_or_somebody_known_who_objects_goes_no_further(RegistrationOutcome outcome)
    {
        var known = (await _world.Family()).Adult!.PersonId;
        var form = await Sent();
        await _world.Arrange("INSERT INTO familyhubs_objection (objection_id, person_id, purpose) VALUES (@id, @known, 'EarlyHelp')", new { id = _world.NewId(), known });
        await DataQualityDecides(form, outcome, outcome == RegistrationOutcome.MergedInto ? known : null);
        Assert.Equal(["Stopped"], await Registration(form.Id));
        await _world.Arrange("INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES (@id, @person, 'Hand')", new { id = _world.NewId(), person = form.Family!.PersonIds[0] });
        var seen = await _worker.Ask(new SeeReferral(form.Id));
        Assert.Equal((null, false), (seen.Household, seen.Held)); // nor whether they are somebody with whom contact is held
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM familyhubs_asked_site WHERE to_on IS NULL"));
        await Assert.ThrowsAsync<Refused>(() => _worker.Send(new AnswerReferral.Command(form.Id, GpReferralAnswer.Welcomed, null, 1)));
        await _worker.Send(new AnswerReferral.Command(form.Id, GpReferralAnswer.NotHere, null, 1));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_either_form_is_said_at_once_and_nothing_is_kept()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _pharmacy.Send(Form(_world.Form(postcode: "nowhere")) with { Agreed = false, Need = null }));
        Assert.Equal(["Postcode", "Need", "Agreed"], refused.Reasons.Select(r => r.Input));
        await Assert.ThrowsAsync<Refused>(() => _pharmacy.Send(Form() with { Agreed = false }));
        refused = await Assert.ThrowsAsync<Refused>(() => _pharmacy.Send(Form(_world.Form(first: " "))));
        Assert.Equal("FirstName", refused.Input);
        await Assert.ThrowsAsync<Refused>(() => _pharmacy.Send(Form() with { Family = null }));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_household"));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM familyhubs_gp_referral"));
    }

    [Fact]
    public async Task A_hub_that_is_not_there_keeps_no_family_and_other_content_under_the_id_is_a_conflict()
    {
        Assert.Equal(SendOutcome.Failed, (await _pharmacy.Send(Form() with { SiteId = _world.NewId() })).Outcome);
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_household"));
        var form = await Sent();
        await Assert.ThrowsAsync<Conflict>(() => _pharmacy.Send(form with { Need = HubNeed.Feeding }));
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM familyhubs_gp_referral"));
    }

    [Fact]
    public async Task Only_a_referrer_of_an_organisation_sends_one_and_only_their_own_is_theirs_to_see()
    {
        await Assert.ThrowsAsync<Denied>(() => _worker.Send(Form()));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PracticeStaff, organisationId: FamiliesWorld.Organisation).Send(Form()));
        await Assert.ThrowsAsync<Denied>(() => _world.As(_world.NewId(), null).Send(Form()));
        await Assert.ThrowsAsync<Refused>(() => _world.As(Roles.Referrer).Send(Form()));
        var form = await Sent();
        var other = _world.As(Roles.Referrer, organisationId: FamiliesWorld.Organisation);
        Assert.Empty(await other.Ask(new ListSentReferrals.Query()));
        await Assert.ThrowsAsync<NotFound>(() => other.Ask(new SeeSentReferral.Query(form.Id)));
        await Assert.ThrowsAsync<NotFound>(() => other.Send(new TakeBackReferral.Command(form.Id, 1)));
        await _pharmacy.Send(new TakeBackReferral.Command(form.Id, 1));
    }
}
