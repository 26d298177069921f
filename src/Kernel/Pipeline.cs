using System.Diagnostics;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Neighbourhood.Kernel;

/// <summary>The key under which the API's caller may repeat a command: the header <c>Idempotency-Key</c>.</summary>
public sealed class RetryKey
{
    public const int Longest = 100;

    public string? Value { get; set; }
}

/// <summary>First: a span and a duration for each message. Names only, never a value.</summary>
internal sealed class Traced<TMessage, TAnswer> : IPipelineBehavior<TMessage, TAnswer> where TMessage : notnull
{
    public async Task<TAnswer> Handle(TMessage request, CancellationToken ct, RequestHandlerDelegate<TAnswer> next)
    {
        var name = MessageName.Of(typeof(TMessage));
        using var activity = Telemetry.Source.StartActivity(name);
        var from = Stopwatch.GetTimestamp();
        var outcome = "done";
        try
        {
            return await next();
        }
        catch (Exception thrown)
        {
            outcome = thrown.GetType().Name;
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
            throw;
        }
        finally
        {
            Telemetry.Messages.Record(Stopwatch.GetElapsedTime(from).TotalMilliseconds, new("message", name), new("outcome", outcome));
        }
    }
}

/// <summary>Second: permission and scope. A message that names neither is denied. What is denied in here or further in is in the audit.</summary>
internal sealed class Allowed<TMessage, TAnswer>(Guard guard, Audit audit) : IPipelineBehavior<TMessage, TAnswer> where TMessage : notnull
{
    public async Task<TAnswer> Handle(TMessage request, CancellationToken ct, RequestHandlerDelegate<TAnswer> next)
    {
        if (request is IFact<TAnswer>) return await next();
        var allows = Guard.On(typeof(TMessage));
        try
        {
            if (!Attribute.IsDefined(typeof(TMessage), typeof(AnyoneAttribute))) await guard.Check(allows ?? throw new Denied(MessageName.Of(typeof(TMessage))), request, ct);
            return await next();
        }
        catch (Exception denied) when (denied is Denied or NotFound)
        {
            await audit.Thrown(denied, request, allows?.Permission, ct);
            throw;
        }
    }
}

/// <summary>Third: one transaction for a command and all that it asks of the core; a retry answers as the first time.</summary>
internal sealed class InTransaction<TMessage, TAnswer>(Db db, RetryKey retry, DigestKey key, CurrentUser user, Audit audit, TimeProvider clock, ILogger<Db> log)
    : IPipelineBehavior<TMessage, TAnswer> where TMessage : notnull
{
    /// <summary>A handler that holds the only writer for longer than this is logged: it does something slow in there.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(100);

    public async Task<TAnswer> Handle(TMessage request, CancellationToken ct, RequestHandlerDelegate<TAnswer> next)
    {
        if (request is not (ICommand<TAnswer> or IRequestOf<TAnswer>)) return await next();
        if (request is IRequestOf<TAnswer> && db.IsOpen) return Attribute.IsDefined(typeof(TMessage), typeof(CommitsAloneAttribute)) ? await Alone(request, next) : await Once(request, next);
        if (Holder.IsHeld)
            throw new InvalidOperationException($"{MessageName.Of(typeof(TMessage))} was sent while another command runs: only a core's request may be.");

        var done = false;
        await db.Begin(ct);
        using (Holder.Hold())
        {
            var from = Stopwatch.GetTimestamp();
            try
            {
                var answer = await Once(request, next);
                await db.Commit();
                done = true;
                return answer;
            }
            catch (Exception thrown) when (db.IsDuplicate(thrown))
            {
                // Two presses on two hosts: the other was first, and its answer stands by now. Or the id is another thing's.
                await db.Undo();
                if (Key(request) is not null && await Earlier(request) is { } earlier) return earlier.Answer;
                throw new Conflict("The same is stored already. Look at what stands now, then start again.");
            }
            finally
            {
                if (!done) await db.Undo();
                var held = Stopwatch.GetElapsedTime(from);
                if (held > Slow) log.LogWarning("{Message} held the writer for {Milliseconds} ms", MessageName.Of(typeof(TMessage)), (long)held.TotalMilliseconds);
                await audit.FlushDenials(CancellationToken.None);
            }
        }
    }

    /// <summary>Keeps the request by itself and goes on in a new transaction.</summary>
    private async Task<TAnswer> Alone(TMessage request, RequestHandlerDelegate<TAnswer> next)
    {
        if (db.HasWritten) throw new InvalidOperationException($"{MessageName.Of(typeof(TMessage))} is kept by itself: send it before anything else is written.");
        var answer = await Once(request, next);
        await db.Commit();
        await db.Begin(CancellationToken.None);
        return answer;
    }

    private async Task<TAnswer> Once(TMessage request, RequestHandlerDelegate<TAnswer> next)
    {
        if (Key(request) is not { } id) return await next();
        if (await Earlier(request) is { } earlier) return earlier.Answer;
        var answer = await next();
        await db.Execute("""
            INSERT INTO kernel_answer (command, command_key, digest, answer, answered_at)
            VALUES (@command, @id, @digest, @answer, @now)
            """, new { command = MessageName.Of(typeof(TMessage)), id, digest = Digest(request), answer = JsonSerializer.Serialize(answer), now = clock.Now() });
        return answer;
    }

    private async Task<Kept?> Earlier(TMessage request)
    {
        var row = await db.Find<Row>(
            "SELECT digest, answer FROM kernel_answer WHERE command = @command AND command_key = @id",
            new { command = MessageName.Of(typeof(TMessage)), id = Key(request) });
        return row is null ? null
            : row.Digest == Digest(request) ? new Kept(JsonSerializer.Deserialize<TAnswer>(row.Answer)!)
            : throw new Conflict("This was already saved with other content. Look at what stands now, then start again.");
    }

    /// <summary>Whose and which: another user's key answers nobody else.</summary>
    private string? Key(TMessage request) =>
        request.GetType().GetProperty("Id")?.GetValue(request) is Guid id && id != Guid.Empty ? id.ToString("D")
        : request is ICommand<TAnswer> && retry.Value is { Length: > 0 } sent ? $"{user.Id} {key.Of(sent)}"
        : null;

    private string Digest(TMessage request) => key.Of(JsonSerializer.Serialize(request, request.GetType()));

    private sealed record Row(string Digest, string Answer);

    private sealed record Kept(TAnswer Answer);
}

/// <summary>Innermost: a row of the audit beside the change, or for the people whom an answer shows.</summary>
internal sealed class Audited<TMessage, TAnswer>(Audit audit) : IPipelineBehavior<TMessage, TAnswer> where TMessage : notnull
{
    public async Task<TAnswer> Handle(TMessage request, CancellationToken ct, RequestHandlerDelegate<TAnswer> next)
    {
        var answer = await next();
        if (request is ICommand<TAnswer> or IRequestOf<TAnswer>) await audit.Changed(request, answer, ct);
        else if (request is IQuery<TAnswer>) await audit.Viewed(request, ct);
        return answer;
    }
}

/// <summary>Marks the flow of calls that holds the writer, in whichever scope: a second command in it would wait for itself.</summary>
internal static class Holder
{
    private static readonly AsyncLocal<bool> Held = new();

    internal static bool IsHeld => Held.Value;

    internal static IDisposable Hold()
    {
        Held.Value = true;
        return new End();
    }

    private sealed class End : IDisposable
    {
        public void Dispose() => Held.Value = false;
    }
}
