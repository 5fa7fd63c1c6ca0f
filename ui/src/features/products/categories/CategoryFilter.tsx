import { Button, getTreeExpandedState, Popover, Tree, UnstyledButton, useTree, type TreeNodeData } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCategory, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '@/platform';
import { treeOf, type CategoryNode } from './category-tree';
import classes from './CategoryFilter.module.css';

interface Props {
  readonly value: string | null;
  readonly onChange: (category: string | null) => void;
}

/** The products of one category and of those below it. */
export function CategoryFilter({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const rows = useAnswer('catalog.categories', {}).data;
  const nodes = useMemo(() => treeOf(rows ?? []), [rows]);
  const chosen = rows?.find(({ category }) => category === value)?.name;
  const choose = (category: string | null) => {
    onChange(category);
    close();
  };
  return (
    <Popover opened={isOpen} onChange={(open) => !open && close()} position="bottom-start" width={320} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          h={36}
          onClick={toggle}
          leftSection={<IconCategory size={18} stroke={1.75} aria-hidden />}
          rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden />}
        >
          {chosen ?? t('products.allCategories')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={t('products.category')}>
        <UnstyledButton
          className={classes['all'] ?? ''}
          data-chosen={value === null || undefined}
          onClick={() => choose(null)}
        >
          {t('products.allCategories')}
        </UnstyledButton>
        <CategoryTree nodes={nodes} value={value} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface TreeProps {
  readonly nodes: readonly CategoryNode[];
  readonly value: string | null;
  readonly onChoose: (category: string) => void;
}

function CategoryTree({ nodes, value, onChoose }: TreeProps) {
  // The tree of the library starts over when its data is another object.
  const data = useMemo(() => nodes.map(toTree), [nodes]);
  const tree = useTree({
    initialExpandedState: getTreeExpandedState(data, value === null ? [] : parentsOf(nodes, value)),
  });
  return (
    <Tree
      className={classes['tree'] ?? ''}
      data={data}
      tree={tree}
      levelOffset={20}
      renderNode={({ node, expanded, hasChildren, elementProps }) => (
        <div {...elementProps}>
          <UnstyledButton
            tabIndex={-1}
            className={classes['node'] ?? ''}
            data-chosen={node.value === value || undefined}
            onClick={() => {
              // A closed branch opens first; an open one is chosen with all below it.
              if (!hasChildren || expanded) onChoose(node.value);
            }}
          >
            {hasChildren ? (
              <IconChevronRight
                size={16}
                className={classes['chevron']}
                data-expanded={expanded || undefined}
                aria-hidden
              />
            ) : (
              <span className={classes['leaf']} />
            )}
            {node.label}
            <span className={classes['count']}>{(node.nodeProps as CategoryNode).all}</span>
          </UnstyledButton>
        </div>
      )}
    />
  );
}

function toTree(node: CategoryNode): TreeNodeData {
  return {
    value: node.category,
    label: node.name,
    nodeProps: node,
    ...(node.children.length > 0 ? { children: node.children.map(toTree) } : {}),
  };
}

/** The categories to open so that one is seen. */
function parentsOf(nodes: readonly CategoryNode[], category: string): string[] {
  for (const node of nodes) {
    if (node.children.some((child) => child.category === category)) return [node.category];
    const deeper = parentsOf(node.children, category);
    if (deeper.length > 0) return [node.category, ...deeper];
  }
  return [];
}
