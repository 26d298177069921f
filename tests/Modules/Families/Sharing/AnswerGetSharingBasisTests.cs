using Neighbourhood.Families.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Sharing;

public sealed class AnswerGetSharingBasisTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<SharingBasis> Basis(RegisterFamily form, SharingPurpose purpose, SharingReceiver? receiver = null, Guid? organisation = null) =>
        _world.AsSystem().Ask(new GetSharingBasis(form.Adult!.PersonId, purpose, organisation, receiver));

    [Theory]
    [InlineData(RegisterFamily.Telling.Yes, SharingBasis.Informed)]
    [InlineData(RegisterFamily.Telling.AskLater, SharingBasis.NotAsked)]
    [InlineData(RegisterFamily.Telling.No, SharingBasis.Objection)]
    public async Task The_forms_answer_is_the_basis_of_early_help(RegisterFamily.Telling answer, SharingBasis basis) =>
        Assert.Equal(basis, await Basis(await _world.Family(_world.Form(mayTell: answer)), SharingPurpose.EarlyHelp));

    [Fact]
    public async Task No_is_an_objection_to_midwife_health_visitor_and_practice_only()
    {
        var form = await _world.Family(_world.Form(mayTell: RegisterFamily.Telling.No));
        foreach (var receiver in new[] { SharingReceiver.Midwife, SharingReceiver.HealthVisitor, SharingReceiver.GeneralPractice })
            Assert.Equal(SharingBasis.Objection, await Basis(form, SharingPurpose.EarlyHelp, receiver));
        Assert.Equal(SharingBasis.Informed, await Basis(form, SharingPurpose.EarlyHelp, SharingReceiver.Other));
        Assert.Equal(SharingBasis.NotAsked, await Basis(form, SharingPurpose.MdtDiscussion));
    }

    [Fact]
    public async Task An_objection_to_case_meetings_counts_until_it_is_withdrawn()
    {
        var form = await _world.Family();
        await _world.Arrange("INSERT INTO families_objection (id, person_id, purpose, recorded_at) VALUES (@id, @PersonId, 'MdtDiscussion', '2026-03-01 10:00:00.000')",
            new { id = _world.NewId(), form.Adult!.PersonId });
        Assert.Equal(SharingBasis.Objection, await Basis(form, SharingPurpose.MdtDiscussion, organisation: _world.NewId()));
        Assert.Equal(SharingBasis.Informed, await Basis(form, SharingPurpose.EarlyHelp));
        await _world.Arrange("UPDATE families_objection SET withdrawn_on = '2026-03-02'");
        Assert.Equal(SharingBasis.NotAsked, await Basis(form, SharingPurpose.MdtDiscussion));
    }

    [Fact]
    public async Task An_objection_to_one_organisation_is_none_to_another()
    {
        var (form, one) = (await _world.Family(), _world.NewId());
        await _world.Arrange("INSERT INTO families_objection (id, person_id, purpose, organisation_id, recorded_at) VALUES (@id, @PersonId, 'EarlyHelp', @one, '2026-03-01 10:00:00.000')",
            new { id = _world.NewId(), form.Adult!.PersonId, one });
        Assert.Equal(SharingBasis.Objection, await Basis(form, SharingPurpose.EarlyHelp, organisation: one));
        Assert.Equal(SharingBasis.Informed, await Basis(form, SharingPurpose.EarlyHelp, organisation: _world.NewId()));
        Assert.Equal(SharingBasis.Objection, await Basis(form, SharingPurpose.EarlyHelp));
    }

    [Fact]
    public async Task Photos_are_used_with_a_yes_alone()
    {
        Assert.Equal(SharingBasis.ExplicitConsent, await Basis(await _world.Family(_world.Form("Ann", "Alder") with { Photos = true }), SharingPurpose.Marketing));
        Assert.Equal(SharingBasis.Objection, await Basis(await _world.Family(_world.Form("Ben", "Birch") with { Photos = false }), SharingPurpose.Marketing));
        Assert.Equal(SharingBasis.NotAsked, await Basis(await _world.Family(_world.Form("Cat", "Cedar")), SharingPurpose.Marketing));
    }
}
