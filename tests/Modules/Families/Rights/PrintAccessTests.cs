using Neighbourhood.Families.Rights;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Rights;

public sealed class PrintAccessTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _request;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        var form = await _world.Family();
        _request = await Lead.Send(new RequestAccess.Command(_world.NewId(), form.Adult!.PersonId, AskedBy.Person, "Passport seen", new DateOnly(2026, 2, 20), null));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Lead => _world.As(Roles.InformationGovernanceLead, Guid.Empty);

    [Fact]
    public async Task A_draft_is_not_printed_and_an_answer_is_in_the_words_that_were_decided()
    {
        await Assert.ThrowsAsync<NotFound>(() => Lead.Ask(new PrintAccess.Query(_request)));
        var parts = (await Lead.Ask(new ReviewAccess.Query(_request))).Parts;
        foreach (var part in parts)
            await Lead.Send(new ReviewAccess.Command(_request, part.Kept.Module, part.Kept.Id, part.Kept.Kind == "How to reach you" ? AccessDecision.Shorten : AccessDecision.Give, "By telephone.", null));
        await Lead.Send(new ReviewAccess.End(_request, 1, null));

        var printed = await Lead.Ask(new PrintAccess.Query(_request));
        Assert.Equal(("Amara Okafor", new DateOnly(2026, 2, 20), false), (printed.Name, printed.AskedOn, printed.LeftOut));
        Assert.Equal("By telephone.", printed.Given.Single(p => p.Kept.Kind == "How to reach you").Given);
        Assert.Equal("ZH1 1AA, as mother, from 2 March 2026.", printed.Given.Single(p => p.Kept.Kind == "Where you live or lived").Given);
        await Assert.ThrowsAsync<NotFound>(() => Lead.Ask(new PrintAccess.Query(_world.NewId())));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new PrintAccess.Query(_request)));
    }
}
