using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Neighbourhood.Kernel;

/// <summary>Who did or saw what, for one scope: ids, names of fields and keyed digests, never a value.</summary>
public sealed class Audit(Db db, CurrentUser user, TimeProvider clock, DigestKey key)
{
    private const int IdsInARow = 100;
    private readonly HashSet<Guid> _seen = [];
    private readonly List<(string What, string? Permission, IReadOnlyList<Guid> Subjects)> _denials = [];
    private string _kind = "view";
    private object? _noted;

    /// <summary>Why this was looked at, where a reason was asked for.</summary>
    public string? Reason { get; set; }

    /// <summary>Notes whose data an answer holds; the pipeline writes one row for the answer.</summary>
    public void Saw(IEnumerable<Guid> personIds) => _seen.UnionWith(personIds);

    /// <inheritdoc cref="Saw(IEnumerable{Guid})"/>
    public void Saw(Guid personId) => _seen.Add(personId);

    /// <summary>Notes that an answer leaves the program, as a file ("export") or on paper ("print"): its row says so, with the names of the filters.</summary>
    public void Leaves(string kind, IEnumerable<Guid> subjects)
    {
        _kind = kind;
        _seen.UnionWith(subjects);
    }

    /// <summary>Writes a row in the open transaction: an export, a print, an override.</summary>
    public Task Write(string kind, string what, IEnumerable<Guid> subjects, string? reason = null, CancellationToken ct = default) =>
        Write(kind, what, null, [.. subjects], "{}", reason ?? Reason, ct);

    internal Task Changed(object message, object? answer, CancellationToken ct)
    {
        var subjects = Ids(message).Concat(answer is Guid id ? [id] : []).Distinct().ToList();
        return Write("change", Name(message), Guard.On(message.GetType())?.Permission, subjects, Fields(message), Reason, ct);
    }

    internal async Task Viewed(object question, CancellationToken ct)
    {
        var (kind, subjects) = (_kind, _seen.ToList());
        if (kind == "view" && subjects.Count == 0) return;
        _kind = "view";
        _seen.Clear();
        await Alone(() => Write(kind, Name(question), Guard.On(question.GetType())?.Permission, subjects, kind == "view" ? "{}" : Fields(question), Reason, ct), ct);
    }

    /// <summary>A denial is kept though what was asked is undone: at once, or when the open transaction has ended.</summary>
    public async Task Denied(object message, string? permission, CancellationToken ct)
    {
        _noted = message;
        _denials.Add((Name(message), permission, [.. Ids(message)]));
        if (!db.IsOpen) await FlushDenials(ct);
    }

    /// <summary>
    /// Keeps a denial that was thrown, by the guard or by a handler, once: however many messages it passes through on its way out.
    /// The program itself is denied nothing; a thing that it does not find is no attempt.
    /// </summary>
    internal async Task Thrown(Exception denied, object message, string? permission, CancellationToken ct)
    {
        var known = ReferenceEquals(_noted, denied) || ReferenceEquals(_noted, message);
        if (!known && !user.IsSystem) await Denied(message, permission, ct);
        _noted = denied;
    }

    /// <summary>A page is no message: of its values only the id that was checked is a subject.</summary>
    internal async Task ThrownOnPage(Exception denied, object page, AllowsAttribute? allows, CancellationToken ct)
    {
        if (ReferenceEquals(_noted, denied)) return;
        _noted = denied;
        var id = allows?.On is { } on ? page.GetType().GetProperty(on)?.GetValue(page) as Guid? : null;
        _denials.Add((Name(page), allows?.Permission, id is { } one ? [one] : []));
        await FlushDenials(ct);
    }

    internal async Task FlushDenials(CancellationToken ct)
    {
        if (_denials.Count == 0) return;
        var denials = _denials.ToList();
        _denials.Clear();
        await Alone(async () =>
        {
            foreach (var (what, permission, subjects) in denials) await Write("denied", what, permission, subjects, "{}", Reason, ct);
        }, ct);
    }

    private async Task Alone(Func<Task> write, CancellationToken ct)
    {
        if (db.IsOpen)
        {
            await write();
            return;
        }
        await db.Begin(ct);
        try
        {
            await write();
            await db.Commit();
        }
        catch
        {
            await db.Undo();
            throw;
        }
    }

    private async Task Write(string kind, string what, string? permission, IReadOnlyList<Guid> subjects, string fields, string? reason, CancellationToken ct)
    {
        foreach (var chunk in subjects.Count == 0 ? [[]] : subjects.Chunk(IdsInARow))
            await db.Execute("""
                INSERT INTO kernel_audit (id, at, user_id, organisation_id, by_system, kind, what, permission, subjects, fields, reason)
                VALUES (@id, @at, @user, @organisation, @system, @kind, @what, @permission, @subjects, @fields, @reason)
                """, new
            {
                id = clock.NewId(),
                at = clock.Now(),
                user = user.Id,
                organisation = user.OrganisationId,
                system = user.IsSystem,
                kind,
                what,
                permission,
                subjects = string.Join(' ', chunk),
                fields,
                reason,
            }, ct);
    }

    private static string Name(object message) => MessageName.Of(message.GetType());

    private static IEnumerable<Guid> Ids(object message)
    {
        foreach (var value in Properties(message).Select(p => p.GetValue(message)))
        {
            if (value is Guid id && id != Guid.Empty) yield return id;
            else if (value is IEnumerable<Guid> ids)
                foreach (var one in ids) yield return one;
        }
    }

    private string Fields(object message) => JsonSerializer.Serialize(Properties(message)
        .Select(p => (p.Name, Value: p.GetValue(message)))
        .Where(p => p.Value is not null and not Guid and not IEnumerable<Guid> && p.Value is not (ICollection { Count: 0 }))
        .ToDictionary(p => p.Name, p => key.Of(JsonSerializer.Serialize(p.Value))[..16]));

    private static IEnumerable<PropertyInfo> Properties(object message) =>
        message.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract");
}

/// <summary>How messages are called in audit, traces and logs.</summary>
public static class MessageName
{
    /// <summary>"Mdt.ScheduleMeeting" for the nested Command, "Mdt.GetMeeting" for a contract.</summary>
    public static string Of(Type type)
    {
        var module = type.Assembly.GetName().Name!.Split('.').ElementAtOrDefault(1) ?? "";
        return $"{module}.{(type.DeclaringType is { } useCase ? useCase.Name + (type.Name is "Command" or "Query" ? "" : "." + type.Name) : type.Name)}";
    }
}
