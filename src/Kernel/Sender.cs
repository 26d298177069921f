using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Neighbourhood.Kernel;

/// <summary>What modules send through; the only place that knows the mediator.</summary>
internal sealed class Sender(IMediator mediator, IServiceProvider scope, CurrentUser user, Guard guard, Audit audit) : ISend
{
    public Task<TAnswer> Send<TAnswer>(ICommand<TAnswer> command, CancellationToken ct = default) => mediator.Send(command, ct);

    public Task<TAnswer> Send<TAnswer>(IRequestOf<TAnswer> request, CancellationToken ct = default) => mediator.Send(request, ct);

    public Task<TAnswer> Ask<TAnswer>(IQuery<TAnswer> question, CancellationToken ct = default) => mediator.Send(question, ct);

    public Task<TAnswer> Ask<TAnswer>(IFact<TAnswer> question, CancellationToken ct = default) => mediator.Send(question, ct);

    public async Task<IReadOnlyList<TPart>> Ask<TPart>(IGather<TPart> question, CancellationToken ct = default)
    {
        var allows = Guard.On(question.GetType());
        try
        {
            if (!user.IsSystem && !user.IsSignedIn) throw new Denied(MessageName.Of(question.GetType()));
            if (allows is not null) await guard.Check(allows, question, ct);
            var asker = (Gatherer<TPart>)Activator.CreateInstance(typeof(Gatherer<,>).MakeGenericType(question.GetType(), typeof(TPart)))!;
            return await asker.Ask(scope, question, ct);
        }
        catch (Exception denied) when (denied is Denied or NotFound)
        {
            await audit.Thrown(denied, question, allows?.Permission, ct);
            throw;
        }
    }

    private abstract class Gatherer<TPart>
    {
        internal abstract Task<IReadOnlyList<TPart>> Ask(IServiceProvider scope, IGather<TPart> question, CancellationToken ct);
    }

    private sealed class Gatherer<TGather, TPart> : Gatherer<TPart> where TGather : IGather<TPart>
    {
        internal override async Task<IReadOnlyList<TPart>> Ask(IServiceProvider scope, IGather<TPart> question, CancellationToken ct)
        {
            var parts = new List<TPart>();
            foreach (var handler in scope.GetServices<IGatherHandler<TGather, TPart>>()) parts.AddRange(await handler.Handle((TGather)question, ct));
            return parts;
        }
    }
}
