using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class AnswerReportFamilyTests : IAsyncLifetime
{
    private World _world = null!;
    private Actor _pharmacy = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _pharmacy = _world.As(Roles.Referrer, organisationId: FamiliesWorld.Organisation);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Whoever_tells_of_a_family_does_not_work_with_it_and_sees_nothing_of_it()
    {
        var form = _world.Form() with { Source = "referral" };
        Assert.Equal(RegisterFamily.Outcome.Made, (await _pharmacy.Send(new ReportFamily(form))).Outcome);
        Assert.Equal("referral", Assert.IsType<FamilyRegistered>(Assert.Single(_world.Told)).Source);
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_involvement"));
        Assert.Equal(Masking.Hidden, (await _pharmacy.Ask(new GetPeople([form.Adult!.PersonId]))).Single().Masking);
        Assert.Empty(await _pharmacy.Ask(new FindHouseholds("Okafor")));
        Assert.Null(await _pharmacy.Ask(new GetHousehold(form.HouseholdId)));
        Assert.Equal(await _pharmacy.Send(new ReportFamily(form)) is { } again ? again.HouseholdId : Guid.Empty, form.HouseholdId);
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_household"));
    }

    [Fact]
    public async Task Somebody_who_may_be_known_is_held_and_never_asked_about_whoever_tells()
    {
        await _world.Family();
        var both = _world.As(_world.NewId(), FamiliesWorld.Organisation, new Grant(Roles.Referrer, null), new Grant(Roles.HubWorker, FamiliesWorld.Site));
        foreach (var actor in new[] { _pharmacy, both })
            Assert.Equal(RegisterFamily.Outcome.Held, (await actor.Send(new ReportFamily(_world.Form() with { NotKnownYet = true }))).Outcome);
        Assert.Equal(2, (await _world.Sql<Guid>("SELECT id FROM families_household WHERE state = 'Held'")).Count);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_the_forms_own_words_and_nothing_is_kept()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _pharmacy.Send(new ReportFamily(_world.Form(postcode: "nowhere"))));
        Assert.Equal(("Postcode", FormF1.PostcodeWrong), (refused.Input, refused.Reasons[0].Text));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_household"));
    }

    [Fact]
    public async Task A_referrer_may_not_register_and_those_who_register_do_not_tell()
    {
        await Assert.ThrowsAsync<Denied>(() => _pharmacy.Send(_world.Form()));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(new ReportFamily(_world.Form())));
        await Assert.ThrowsAsync<Denied>(() => _world.As(_world.NewId(), null).Send(new ReportFamily(_world.Form())));
    }
}
