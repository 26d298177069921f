using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.LookUps;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.LookUps;

public sealed class AnswerLookUpTests : IAsyncLifetime
{
    private World _world = null!;
    private Actor _asker = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        var form = _world.Form();
        await _world.Family(form with { Adult = form.Adult! with { Born = new DateOnly(1994, 4, 7), BornMonthOnly = false } });
        await _world.Restrict(form.Adult!.PersonId);
        _asker = _world.Hub();
        await _asker.Send(new LookUpSomebody.Command("Amara", "Okafor", false, new DateOnly(1994, 4, 7), "ZH1 1AA", null, "She came to our session"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor DataQuality => _world.As(Roles.DataQuality, Guid.Empty);

    [Fact]
    public async Task Data_quality_answers_once_and_the_asker_reads_it()
    {
        var row = Assert.Single(await DataQuality.Ask(new AnswerLookUp.Query()));
        Assert.Equal(("Sam Field, Harbour Lane Trust", "She came to our session", "Amara"), (row.Worker, row.Reason, row.Person));
        await DataQuality.Send(new AnswerLookUp.Command(row.LookUpId, "Ring the duty desk and say that she came"));
        Assert.Empty(await DataQuality.Ask(new AnswerLookUp.Query()));
        Assert.Equal("Ring the duty desk and say that she came", Assert.Single(await _asker.With(s => s.GetRequiredService<MyLookUps>().Latest(CancellationToken.None))).Says);
        await Assert.ThrowsAsync<Conflict>(() => DataQuality.Send(new AnswerLookUp.Command(row.LookUpId, "Something else")));
    }

    [Fact]
    public async Task An_empty_answer_is_refused_and_others_may_not()
    {
        Assert.Equal("Note", (await Assert.ThrowsAsync<Refused>(() => DataQuality.Send(new AnswerLookUp.Command(_world.NewId(), " ")))).Input);
        await Assert.ThrowsAsync<Denied>(() => _asker.Ask(new AnswerLookUp.Query()));
        await Assert.ThrowsAsync<Denied>(() => _asker.Send(new AnswerLookUp.Command(_world.NewId(), "Here she is")));
    }
}
