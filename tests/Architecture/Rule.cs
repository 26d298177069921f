using Xunit;

namespace Neighbourhood.Architecture;

/// <summary>What a rule saw, and what broke it.</summary>
public sealed class Findings
{
    private readonly List<string> _broken = [];

    public int Looked { get; private set; }

    public IReadOnlyList<string> Broken => _broken;

    /// <summary>Counts one thing that was looked at.</summary>
    public void See() => Looked++;

    /// <summary>Counts it, and says what is wrong with it where something is.</summary>
    public void See(bool broken, string where, string what)
    {
        Looked++;
        if (broken) Break(where, what);
    }

    public void Break(string where, string what) => _broken.Add($"{where}: {what}");
}

/// <summary>A small house that breaks the rule, and a part of what the rule must say of it.</summary>
public sealed record Canary(string Says, House House);

/// <summary>
/// A rule of the house: looked at on this repository, and, by the same code, on canaries that must fail it. What broke is
/// printed with where, and why it matters.
/// </summary>
public abstract class Rule
{
    /// <summary>The end of a sentence that begins with "because".</summary>
    protected abstract string Because { get; }

    /// <summary>Fewer things looked at than this means that the rule looks at the wrong place.</summary>
    protected virtual int AtLeast => 1;

    protected abstract IEnumerable<Canary> Canaries { get; }

    protected abstract void Look(House house, Findings findings);

    [Fact]
    public void Holds()
    {
        var findings = new Findings();
        Look(House.Real, findings);
        Assert.True(findings.Broken.Count == 0, $"{Title}{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", findings.Broken.Order(StringComparer.Ordinal))}{Environment.NewLine}because {Because}.");
        Assert.True(findings.Looked >= AtLeast, $"{Title}: looked at {findings.Looked} things and there should be {AtLeast} or more: it looks at the wrong place.");
    }

    [Fact]
    public void Its_canaries_fail_it()
    {
        var canaries = Canaries.ToList();
        Assert.NotEmpty(canaries);
        foreach (var canary in canaries)
        {
            var findings = new Findings();
            Look(canary.House, findings);
            Assert.True(findings.Broken.Any(b => b.Contains(canary.Says, StringComparison.Ordinal)),
                $"{Title}: a canary that should fail with \"{canary.Says}\" found {(findings.Broken.Count == 0 ? "nothing" : string.Join("; ", findings.Broken))}.");
        }
    }

    private string Title => GetType().Name.Replace('_', ' ');
}

/// <summary>Houses for canaries: one module, whose types are those of a namespace of this test assembly.</summary>
internal static class Small
{
    private static readonly Lazy<Mono.Cecil.ModuleDefinition> Own = new(() => Neighbourhood.Architecture.House.Read("Architecture"));

    /// <summary>The module "Canary", made of the types in <c>Canaries.{folder}</c>; contracts in <c>Canaries.{folder}.Contracts</c>.</summary>
    internal static House House(string folder, string name = "Canary", params Kernel.Permission[] permissions) => Neighbourhood.Architecture.House.Empty with
    {
        Modules = [Module(folder, name, permissions)],
        Scripts = [new FileFacts("db/canary/0001_things.sql", "CREATE TABLE canary_thing (id CHAR(36) NOT NULL, person_id CHAR(36) NULL, CONSTRAINT canary_thing_pk PRIMARY KEY (id));")],
    };

    internal static ModuleFacts Module(string folder, string name = "Canary", params Kernel.Permission[] permissions)
    {
        var space = $"Neighbourhood.Architecture.Canaries.{folder}";
        var all = Own.Value.GetTypes().Where(t => Il.Outermost(t).Namespace == space || Il.Outermost(t).Namespace == space + ".Contracts").ToList();
        Assert.NotEmpty(all);
        return new ModuleFacts(name, [.. all.Where(t => Il.Outermost(t).Namespace == space)], [.. all.Where(t => Il.Outermost(t).Namespace != space)], permissions, new Dictionary<string, string>());
    }

    internal static ProjectFacts Project(string name, string[] references, string[]? packages = null) =>
        new(name, references, packages ?? [], [.. references.Select(r => "Neighbourhood." + r)]);
}
