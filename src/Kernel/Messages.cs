using MediatR;

namespace Neighbourhood.Kernel;

/// <summary>The answer of a command that has nothing to say but that it was done.</summary>
public readonly record struct Done;

/// <summary>What a person asks the program to change. Runs in one transaction; checked for permission and scope.</summary>
/// <remarks>
/// A command with a property <c>Guid Id</c> makes the thing of that id: sent again with the same content it answers as
/// the first time and does nothing; sent again with other content it is a <see cref="Conflict"/>.
/// </remarks>
public interface ICommand<out TAnswer> : IRequest<TAnswer>;

/// <inheritdoc cref="ICommand{TAnswer}"/>
public interface ICommand : ICommand<Done>;

/// <summary>What another module asks of a core module. Joins the caller's transaction; checks the user's permission.</summary>
public interface IRequestOf<out TAnswer> : IRequest<TAnswer>;

/// <summary>
/// A request that is kept at once: what follows in the same command may fail, and it stands. It is sent before anything else is written,
/// for that would be kept with it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CommitsAloneAttribute : Attribute;

/// <summary>A question answered for the user: by permission and scope, masked, for a screen.</summary>
public interface IQuery<out TAnswer> : IRequest<TAnswer>;

/// <summary>A question that answers a rule of the program. Never shown, so never masked and never refused.</summary>
public interface IFact<out TAnswer> : IRequest<TAnswer>;

/// <summary>A question that none or many modules answer, each by the user's permission.</summary>
#pragma warning disable CA1040 // the type parameter is the contract: it ties the question to its parts
public interface IGather<TPart>;

/// <summary>Something that happened: ids, codes and dates, never a name. Past tense.</summary>
public interface IEvent;

/// <summary>An event of safety, handled inside the publisher's transaction: one handler that fails undoes all.</summary>
public interface IImmediateEvent : IEvent;
#pragma warning restore CA1040

public interface ICommandHandler<in TCommand, TAnswer> : IRequestHandler<TCommand, TAnswer> where TCommand : ICommand<TAnswer>;

public interface ICommandHandler<in TCommand> : ICommandHandler<TCommand, Done> where TCommand : ICommand<Done>;

public interface IRequestOfHandler<in TRequest, TAnswer> : IRequestHandler<TRequest, TAnswer> where TRequest : IRequestOf<TAnswer>;

public interface IQueryHandler<in TQuery, TAnswer> : IRequestHandler<TQuery, TAnswer> where TQuery : IQuery<TAnswer>;

public interface IFactHandler<in TFact, TAnswer> : IRequestHandler<TFact, TAnswer> where TFact : IFact<TAnswer>;

public interface IGatherHandler<in TGather, TPart> where TGather : IGather<TPart>
{
    /// <summary>This module's parts of the answer; empty where it has none or the user may not see them.</summary>
    Task<IReadOnlyList<TPart>> Handle(TGather question, CancellationToken ct);
}

/// <summary>A reaction to an event. Its name, <c>DoesThisWhenThat</c>, is its key in the inbox: it must stay unique.</summary>
public interface IWhen<in TEvent> where TEvent : IEvent
{
    /// <summary>Runs in its own transaction as the system, for the event's actor. Delivered once; retried when it throws.</summary>
    Task Handle(TEvent happened, CancellationToken ct);
}

/// <summary>How one part of the program speaks to another.</summary>
public interface ISend
{
    Task<TAnswer> Send<TAnswer>(ICommand<TAnswer> command, CancellationToken ct = default);

    Task<TAnswer> Send<TAnswer>(IRequestOf<TAnswer> request, CancellationToken ct = default);

    Task<TAnswer> Ask<TAnswer>(IQuery<TAnswer> question, CancellationToken ct = default);

    Task<TAnswer> Ask<TAnswer>(IFact<TAnswer> question, CancellationToken ct = default);

    Task<IReadOnlyList<TPart>> Ask<TPart>(IGather<TPart> question, CancellationToken ct = default);
}

/// <summary>Where a command leaves its events.</summary>
public interface IOutbox
{
    /// <summary>
    /// Keeps the event together with the rows of this transaction, or loses both. An <see cref="IImmediateEvent"/> is
    /// handled before this returns.
    /// </summary>
    Task Add(IEvent happened, CancellationToken ct = default);
}
